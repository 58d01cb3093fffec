-- What can be bought. Plans are data: a new one is a row.
CREATE TABLE plan
(
    code              text PRIMARY KEY,
    name              text   NOT NULL,
    allowance_seconds bigint NOT NULL CHECK (allowance_seconds >= 0),
    features          text[] NOT NULL DEFAULT '{}'
);

INSERT INTO plan (code, name, allowance_seconds, features)
VALUES ('free', 'Free', 25 * 60, '{}'),
       ('reflect_plus', 'Reflect+', 100 * 60, '{premium_avatars}'),
       ('resolve_together', 'Resolve Together', 500 * 60, '{premium_avatars,group_sessions}');
