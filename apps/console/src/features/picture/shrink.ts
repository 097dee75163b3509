// Twice what is kept: nothing is lost, and a photograph of eight megabytes is sent in half of one.
const longestSide = 2400
const smallBytes = 1024 * 1024

/** Returns a photograph no larger than is of use; one that this browser cannot read goes as it is, and the API says why not. */
export async function shrink(file: File): Promise<File> {
  if (file.size <= smallBytes) return file
  const bitmap = await createImageBitmap(file).catch(() => null)
  if (bitmap === null) return file
  const scale = Math.min(1, longestSide / Math.max(bitmap.width, bitmap.height))
  const canvas = document.createElement('canvas')
  canvas.width = Math.round(bitmap.width * scale)
  canvas.height = Math.round(bitmap.height * scale)
  canvas.getContext('2d')?.drawImage(bitmap, 0, 0, canvas.width, canvas.height)
  bitmap.close()
  const blob = await new Promise<Blob | null>(resolve => canvas.toBlob(resolve, 'image/jpeg', 0.88))
  if (blob === null || blob.size >= file.size) return file
  // The same file again is the same wish: its time is kept.
  return new File([blob], file.name, { type: 'image/jpeg', lastModified: file.lastModified })
}
