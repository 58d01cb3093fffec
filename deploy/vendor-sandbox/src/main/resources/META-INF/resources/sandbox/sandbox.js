// The page shows what the control API tells, once a second. Names come from callers: text only, never markup.
const EVERY_MS = 1000;
const SHOWN_MAX = 50;

async function ask(method, path, body) {
  const answer = await fetch('/sandbox' + path, {
    method,
    headers: body ? {'Content-Type': 'application/json'} : {},
    body: body && JSON.stringify(body),
  });
  const json = await answer.json();
  if (!answer.ok) {
    throw new Error(json.detail ?? `The sandbox answered ${answer.status}`);
  }
  return json;
}

function say(trouble) {
  const line = document.getElementById('trouble');
  line.hidden = !trouble;
  line.textContent = trouble ?? '';
}

function button(text, act) {
  const element = document.createElement('button');
  element.type = 'button';
  element.textContent = text;
  element.addEventListener('click', () => act().then(() => say()).catch(e => say(e.message)).then(show));
  return element;
}

function act(path, body = {}) {
  return () => ask('POST', path, body);
}

function speak(path, fields) {
  return async () => {
    const text = prompt('What do they say?');
    return text ? ask('POST', path, {...fields, text}) : undefined;
  };
}

// Rows are rebuilt only when they changed, so that a button stays under the pointer.
function table(id, titles, rows, empty) {
  const element = document.getElementById(id);
  const state = JSON.stringify(rows.map(row => row.cells));
  if (element.dataset.state === state) {
    return;
  }
  element.dataset.state = state;
  element.replaceChildren();
  if (rows.length === 0) {
    element.createCaption().textContent = empty;
    return;
  }
  const head = element.createTHead().insertRow();
  titles.forEach(title => {
    const cell = document.createElement('th');
    cell.scope = 'col';
    cell.textContent = title;
    head.append(cell);
  });
  const body = element.createTBody();
  rows.forEach(({cells, buttons = [], kind = ''}) => {
    const row = body.insertRow();
    row.className = kind;
    cells.forEach(text => { row.insertCell().textContent = text ?? ''; });
    if (titles.length > cells.length) {
      row.insertCell().append(...buttons);
    }
  });
}

const at = instant => instant.slice(11, 23);

function showTavus(conversations) {
  table('tavus', ['Id', 'Name', 'Status', 'Who is in it', ''], conversations.slice(0, SHOWN_MAX).map(it => {
    const path = `/tavus/conversations/${it.id}`;
    return {
      cells: [it.id, it.name, it.status, it.present.join(', ')],
      kind: it.status,
      buttons: it.status === 'ended' ? [] : [
        button('Join', act(path + '/join')),
        button('Speak', speak(path + '/speak', {role: 'user'})),
        button('Leave', act(path + '/leave')),
        button('End', act(path + '/end')),
      ],
    };
  }), 'None yet.');
}

function showLiveKit(rooms) {
  table('livekit', ['Room', 'Who is in it', 'Dispatched', ''], rooms.slice(0, SHOWN_MAX).map(room => {
    const path = `/livekit/rooms/${encodeURIComponent(room.name)}`;
    return {
      cells: [room.name, room.participants.map(who => `${who.identity} (${who.kind})`).join(', '),
        room.dispatches.map(it => `${it.agent_name || 'any'}: ${it.jobs.length ? 'taken' : 'waits'}`).join(', ')],
      buttons: room.participants.flatMap(who => [
        button(`${who.identity} leaves`, act(path + '/leave', {identity: who.identity})),
        button(`${who.identity} is killed`, act(path + '/kill', {identity: who.identity})),
      ]),
    };
  }), 'None open.');
}

function showElevenLabs(conversations) {
  table('elevenlabs', ['Id', 'Agent', 'Status', 'Said last', ''], conversations.slice(0, SHOWN_MAX).map(it => {
    const path = `/elevenlabs/conversations/${it.id}`;
    const buttons = {
      'initiated': [button('Join', act(path + '/join'))],
      'in-progress': [
        button('Speak', speak(path + '/speak', {role: 'user'})),
        button('Leave', act(path + '/leave')),
        button('Quota used up', act(path + '/quota')),
      ],
    };
    return {
      cells: [it.id, it.agent_id, it.status, it.turns.at(-1)?.message],
      kind: it.status,
      buttons: buttons[it.status] ?? [],
    };
  }), 'None yet.');
}

function showMisbehaviour({seed, calls, webhooks}) {
  table('misbehaviour', ['On', 'Fault', 'Met', 'Struck'],
    [...calls, ...webhooks].map(rule => ({cells: [`${rule.vendor}: ${rule.on}`, rule.fault, rule.met, rule.struck]})),
    'None ordered.');
  document.getElementById('misbehaviour').title = `Seed ${seed}`;
}

function showTraffic(webhooks, calls) {
  table('webhooks', ['At', 'Vendor', 'Conversation', 'Event', 'Attempt', 'Outcome', 'On purpose'],
    webhooks.toReversed().map(it => ({
      cells: [at(it.at), it.vendor, it.conversation, it.event, it.attempt, it.status ?? it.error,
        it.faults.join(', ')],
      kind: it.status >= 200 && it.status < 300 ? '' : 'bad',
    })), 'None sent.');
  table('calls', ['At', 'Vendor', 'Call', 'Status', 'ms', 'On purpose'], calls.toReversed().map(it => ({
    cells: [at(it.at), it.vendor, `${it.method} ${it.path}`, it.status ?? 'no answer', it.ms, it.fault],
    kind: it.status !== null && it.status < 400 ? '' : 'bad',
  })), 'None received.');
}

async function show() {
  const [time, tavus, livekit, elevenlabs, misbehaviour, webhooks, calls] = await Promise.all(
    ['/time', '/tavus/conversations', '/livekit/rooms', '/elevenlabs/conversations', '/misbehaviour',
      `/webhooks?last=${SHOWN_MAX}`, `/calls?last=${SHOWN_MAX}`].map(path => ask('GET', path)));
  document.getElementById('clock').textContent = `${time.now.slice(0, 19).replace('T', ' ')} UTC`
    + (time.ahead_ms > 0 ? `, ${Math.round(time.ahead_ms / 1000)} s ahead` : '');
  showTavus(tavus);
  showLiveKit(livekit);
  showElevenLabs(elevenlabs);
  showMisbehaviour(misbehaviour);
  showTraffic(webhooks, calls);
}

async function keepShowing() {
  try {
    await show();
  } catch (failure) {
    say(`The sandbox does not answer: ${failure.message}`);
  }
  setTimeout(keepShowing, EVERY_MS);
}

document.getElementById('time').append(
  ...[[20, '+20 s'], [60, '+1 min'], [600, '+10 min'], [3600, '+1 h']].map(
    ([seconds, text]) => button(text, act('/time/advance', {seconds}))),
  button('Reset everything', async () => confirm('Forget everything?') && ask('POST', '/reset')));
document.getElementById('enter').addEventListener('submit', event => {
  event.preventDefault();
  const {room, token} = Object.fromEntries(new FormData(event.target));
  ask('POST', `/livekit/rooms/${encodeURIComponent(room)}/join`, {token})
    .then(() => say()).catch(e => say(e.message)).then(show);
});
keepShowing();
