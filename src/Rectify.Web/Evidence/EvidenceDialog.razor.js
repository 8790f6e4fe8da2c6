// Holds the chosen files and sends them; what people read is drawn by the server.
const files = new Map();
let next = 1;
let server, address, partsAddress;

// larger files go part by part and go on where they stopped, also after the page was left
const PART = 8 * 1024 * 1024;
const TRIES = 10;

export function attach(place, dialog, uploadAddress, uploadParts) {
  files.clear();
  [server, address, partsAddress] = [dialog, uploadAddress, uploadParts];
  for (const input of place.querySelectorAll('input[type=file]')) {
    const taken = () => { take(input.files); input.value = ''; };
    input.addEventListener('change', taken);
    // chosen before this was listening
    if (input.files.length > 0) taken();
  }
  place.addEventListener('dragover', (event) => { event.preventDefault(); place.classList.add('over'); });
  place.addEventListener('dragleave', () => place.classList.remove('over'));
  place.addEventListener('drop', (event) => {
    event.preventDefault();
    place.classList.remove('over');
    take(event.dataTransfer.files);
  });
}

export function forget(number) {
  files.delete(number);
}

export function send(number, input) {
  return files.get(number).size > PART ? sendInParts(number, input) : sendWhole(number, input);
}

function sendWhole(number, input) {
  const form = new FormData();
  form.append('input', input);
  form.append('file', files.get(number));
  const tell = teller(number, files.get(number).size);
  return post(address, form, tell).then((answer) => answer ?? { isDone: false, sentence: null });
}

async function sendInParts(number, input) {
  const file = files.get(number);
  const place = `rectify-upload ${partsAddress} ${file.name} ${file.size} ${file.lastModified}`;
  const key = localStorage.getItem(place) ?? crypto.randomUUID();
  localStorage.setItem(place, key);
  const at = `${partsAddress}/${key}`;
  const tell = teller(number, file.size);
  let offset = await lengthOf(at) ?? 0;
  for (let tries = 0; offset < file.size;) {
    const from = offset;
    const came = await post(`${at}?offset=${from}`, file.slice(from, from + PART), (loaded) => tell(from + loaded));
    if (came?.answer) { localStorage.removeItem(place); return came.answer; }
    if (came && came.length > from) { [offset, tries] = [came.length, 0]; continue; }
    if (++tries > TRIES) return { isDone: false, sentence: null };
    await new Promise((resolve) => setTimeout(resolve, Math.min(30, 2 ** tries) * 500));
    offset = came ? came.length : await lengthOf(at) ?? from;
  }
  const answer = await post(`${at}/send?name=${encodeURIComponent(file.name)}`, new Blob([input], { type: 'application/json' }));
  if (answer) localStorage.removeItem(place);
  return answer ?? { isDone: false, sentence: null };
}

// undefined while the server cannot be asked
async function lengthOf(at) {
  try { return (await (await fetch(at, { headers: { Accept: 'application/json' } })).json()).length; }
  catch { return undefined; }
}

// null when nothing of ours came back
function post(to, body, tell) {
  return new Promise((resolve) => {
    // fetch tells nothing of an upload's progress
    const request = new XMLHttpRequest();
    if (tell) request.upload.addEventListener('progress', (event) => tell(event.loaded));
    request.addEventListener('load', () => resolve(answerOf(request)));
    request.addEventListener('error', () => resolve(null));
    request.open('POST', to);
    request.setRequestHeader('RequestVerificationToken', document.querySelector('#evidence-token input').value);
    request.setRequestHeader('Accept', 'application/json');
    request.send(body);
  });
}

function teller(number, size) {
  let told = 0;
  return (loaded) => {
    const percent = Math.min(100, Math.max(1, Math.floor(100 * loaded / size)));
    if (percent - told < 5 && percent < 100 || percent === told) return;
    told = percent;
    // the bar stands still while the page is cut off from the server
    server.invokeMethodAsync('Moved', number, percent).catch(() => {});
  };
}

function answerOf(request) {
  try { return JSON.parse(request.responseText); }
  catch { return null; }
}

function take(chosen) {
  for (const file of chosen) {
    const number = next++;
    files.set(number, file);
    server.invokeMethodAsync('Chosen', number, file.name, file.size);
  }
}
