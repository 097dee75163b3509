import { sayError } from '../../refusal-words.ts'

/** The words for other files do not fit a photograph. */
export function sayPictureError(error: Error): string {
  const code = 'code' in error ? error.code : ''
  if (code === 'unsupported_media') return '这不是能用的照片，请换一张 JPG 或 PNG。'
  if (code === 'body_too_large') return '这张照片超过了 6 MB，请换一张。'
  return sayError(error)
}
