import { drawn, openQrReader } from './qr-reader.ts'

export type CameraFailure = 'refused' | 'missing'

const frameMs = 150
const framePatienceMs = 60
/** The same code before the camera is one scan. */
const sameMs = 3000

/** Shows the camera in a box and reads the codes before it until it is stopped; browsers only. */
export function watchCamera(
  box: HTMLElement,
  on: { read: (text: string) => void; fail: (why: CameraFailure) => void },
): () => void {
  const video = document.createElement('video')
  video.muted = true
  video.playsInline = true
  video.setAttribute('aria-hidden', 'true')
  box.append(video)
  const watch: { isStopped: boolean; stream?: MediaStream; timer?: ReturnType<typeof setTimeout> } = {
    isStopped: false,
  }
  let last = { text: '', at: 0 }
  const look = async () => {
    const text = video.videoWidth === 0 ? undefined : await readFrame(video)
    if (watch.isStopped) return
    const isSame = text === last.text && Date.now() - last.at < sameMs
    if (text !== undefined && text !== '' && !isSame) on.read(text)
    if (text !== undefined) last = { text, at: Date.now() }
    watch.timer = setTimeout(() => void look(), frameMs)
  }
  openCamera()
    .then(async stream => {
      watch.stream = stream
      if (watch.isStopped) return stop()
      video.srcObject = stream
      await video.play()
      await look()
    })
    .catch(error => {
      if (!watch.isStopped) on.fail(isRefusal(error) ? 'refused' : 'missing')
    })
  const stop = () => {
    watch.isStopped = true
    clearTimeout(watch.timer)
    for (const track of watch.stream?.getTracks() ?? []) track.stop()
    video.remove()
  }
  return stop
}

async function readFrame(video: HTMLVideoElement): Promise<string | undefined> {
  const read = await openQrReader()
  return read(drawn(video, video.videoWidth, video.videoHeight), framePatienceMs)
}

async function openCamera(): Promise<MediaStream> {
  // Browsers on plain http have no camera at all.
  if (!('mediaDevices' in navigator)) throw new Error('no camera here')
  return navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } })
}

function isRefusal(error: unknown): boolean {
  return error instanceof Error && error.name === 'NotAllowedError'
}
