/** Reads the text of a QR picture; undefined where there is none. Browsers only. */
export type QrReader = (canvas: HTMLCanvasElement, patienceMs: number) => Promise<string | undefined>

interface NativeDetector {
  detect: (source: HTMLCanvasElement) => Promise<ReadonlyArray<{ rawValue: string }>>
}

declare global {
  interface Window {
    /** Android's Chrome has it; no other browser of our residents does. */
    BarcodeDetector?: {
      new (options: { formats: string[] }): NativeDetector
      getSupportedFormats: () => Promise<string[]>
    }
  }
}

let opened: Promise<QrReader> | undefined

/** Returns the browser's own reader, else ours, which is a file of its own and fetched once. */
export function openQrReader(): Promise<QrReader> {
  opened ??= open().catch(error => {
    opened = undefined
    throw error
  })
  return opened
}

async function open(): Promise<QrReader> {
  const Native = window.BarcodeDetector
  const formats = await Native?.getSupportedFormats().catch((): string[] => [])
  if (Native && formats?.includes('qr_code')) {
    const detector = new Native({ formats: ['qr_code'] })
    return async canvas => (await detector.detect(canvas))[0]?.rawValue
  }
  return openOurs()
}

async function openOurs(): Promise<QrReader> {
  // The condition keeps the file out of WeChat's package, which has a scanner of its own.
  if (process.env.TARO_ENV === 'h5') {
    const { decodeQR } = await import('qr/decode.js')
    return async (canvas, patienceMs) => {
      const { width, height } = canvas
      const context = canvas.getContext('2d', { willReadFrequently: true })
      const data = context?.getImageData(0, 0, width, height).data
      try {
        return data && decodeQR({ width, height, data }, { timeLimit: patienceMs })
      } catch {
        // It throws where it finds none.
        return undefined
      }
    }
  }
  throw new Error('WeChat scans by itself')
}

/** Draws a picture no larger than it has to be to be read. */
export function drawn(source: CanvasImageSource, width: number, height: number): HTMLCanvasElement {
  const scale = Math.min(1, longestSide / Math.max(width, height))
  const canvas = document.createElement('canvas')
  canvas.width = Math.round(width * scale)
  canvas.height = Math.round(height * scale)
  canvas.getContext('2d', { willReadFrequently: true })?.drawImage(source, 0, 0, canvas.width, canvas.height)
  return canvas
}

const longestSide = 1200
