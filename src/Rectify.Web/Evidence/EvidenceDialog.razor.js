// Holds the chosen files and sends them; what people read is drawn by the server.
const files = new Map();
let next = 1;
let server, address;

export function attach(place, dialog, uploadAddress) {
  files.clear();
  [server, address] = [dialog, uploadAddress];
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
  const form = new FormData();
  form.append('input', input);
  form.append('file', files.get(number));
  return new Promise((resolve) => {
    // fetch tells nothing of an upload's progress
    const request = new XMLHttpRequest();
    let told = 0;
    request.upload.addEventListener('progress', (event) => {
      const percent = Math.max(1, Math.floor(100 * event.loaded / event.total));
      if (percent - told < 5 && percent < 100) return;
      told = percent;
      server.invokeMethodAsync('Moved', number, percent);
    });
    request.addEventListener('load', () => resolve(answerOf(request)));
    request.addEventListener('error', () => resolve({ isDone: false, sentence: null }));
    request.open('POST', address);
    request.setRequestHeader('RequestVerificationToken', document.querySelector('#evidence-token input').value);
    request.setRequestHeader('Accept', 'application/json');
    request.send(form);
  });
}

function answerOf(request) {
  try { return JSON.parse(request.responseText); }
  catch { return { isDone: false, sentence: null }; }
}

function take(chosen) {
  for (const file of chosen) {
    const number = next++;
    files.set(number, file);
    server.invokeMethodAsync('Chosen', number, file.name, file.size);
  }
}
