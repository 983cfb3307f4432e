// Records in the browser: the microphone through a worklet to a 16-bit WAV, which is then put in
// the file field beside it, so that a recording goes the way of any other file.
const longestSeconds = 60

document.addEventListener('click', ({ target }) => {
  const recorder = target.closest('[data-recorder]')
  if (!recorder || target.localName !== 'button') return
  if (recorder.stopRecording) recorder.stopRecording()
  else void record(recorder)
})

function prepare(root) {
  for (const recorder of root.querySelectorAll('[data-recorder][hidden]')) {
    recorder.hidden = false
    if (window.isSecureContext && navigator.mediaDevices) continue
    recorder.querySelector('button').hidden = true
    say(recorder, 'insecure')
  }
}
prepare(document)

function say(recorder, key, seconds) {
  const words = key === '' ? '' : recorder.dataset[key].replace('{seconds}', seconds)
  recorder.querySelector('[role="status"]').textContent = words
}

async function record(recorder) {
  const button = recorder.querySelector('button')
  button.disabled = true
  // What plays would be recorded too.
  for (const player of document.querySelectorAll('audio')) player.pause()
  try {
    const stream = await navigator.mediaDevices.getUserMedia({
      audio: { channelCount: 1, echoCancellation: false, noiseSuppression: false },
    })
    await hear(recorder, stream)
  } catch (error) {
    say(recorder, error.name === 'NotFoundError' ? 'missing' : 'denied')
  } finally {
    button.disabled = false
  }
}

async function hear(recorder, stream) {
  const context = new AudioContext()
  await context.audioWorklet.addModule('/public/recorder-worklet.js')
  const source = context.createMediaStreamSource(stream)
  const tap = new AudioWorkletNode(context, 'tap')
  const meter = recorder.querySelector('meter')
  const button = recorder.querySelector('button')
  const begin = button.textContent
  const pieces = []
  let length = 0
  let said = -1
  const end = async () => {
    recorder.stopRecording = undefined
    source.disconnect()
    for (const track of stream.getTracks()) track.stop()
    await context.close()
    meter.hidden = true
    button.textContent = begin
    say(recorder, 'busy')
    hand(recorder, wavOf(pieces, length, context.sampleRate))
  }
  recorder.stopRecording = end
  tap.port.onmessage = ({ data: { samples, peak } }) => {
    if (!recorder.stopRecording) return
    pieces.push(samples)
    length += samples.length
    meter.value = peak
    const seconds = Math.floor(length / context.sampleRate)
    if (seconds !== said) say(recorder, 'running', seconds)
    said = seconds
    if (seconds >= longestSeconds) void end()
  }
  source.connect(tap)
  meter.hidden = false
  button.textContent = recorder.dataset.stop
}

function hand(recorder, wav) {
  const field = document.getElementById(recorder.dataset.recorder)
  const files = new DataTransfer()
  files.items.add(new File([wav], 'opname.wav', { type: 'audio/wav' }))
  field.files = files.files
  field.addEventListener('htmx:after:request', () => say(recorder, ''), { once: true })
  field.dispatchEvent(new Event('change', { bubbles: true }))
}

/** PCM, mono, 16 bits, at the rate of the microphone. */
function wavOf(pieces, length, rate) {
  const view = new DataView(new ArrayBuffer(44 + 2 * length))
  const write = (at, text) => {
    for (let i = 0; i < text.length; i++) view.setUint8(at + i, text.charCodeAt(i))
  }
  write(0, 'RIFF')
  view.setUint32(4, 36 + 2 * length, true)
  write(8, 'WAVEfmt ')
  view.setUint32(16, 16, true)
  view.setUint16(20, 1, true)
  view.setUint16(22, 1, true)
  view.setUint32(24, rate, true)
  view.setUint32(28, 2 * rate, true)
  view.setUint16(32, 2, true)
  view.setUint16(34, 16, true)
  write(36, 'data')
  view.setUint32(40, 2 * length, true)
  let at = 44
  for (const piece of pieces) {
    for (const sample of piece) {
      view.setInt16(at, Math.max(-1, Math.min(1, sample)) * 32767, true)
      at += 2
    }
  }
  return view.buffer
}
