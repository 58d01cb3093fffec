-- Our own clock is started_at to ended_at. These are the vendor's, and that of the people who came and left. What is
-- billed of them is in lasted_seconds.
ALTER TABLE session
    ADD COLUMN vendor_started_at timestamptz,
    ADD COLUMN vendor_ended_at   timestamptz,
    ADD COLUMN first_joined_at   timestamptz,
    -- Absent while somebody who came has not been seen to leave.
    ADD COLUMN last_left_at      timestamptz,
    ADD COLUMN join_delivery     text,
    ADD COLUMN leave_delivery    text,
    ADD COLUMN end_delivery      text;
