/** The longest side of each size in which a picture is kept, in pixels: one for lists, one for looking at. */
export const pictureSides = { small: 320, large: 1200 } as const
export type PictureSize = keyof typeof pictureSides
export const pictureSizes = ['small', 'large'] as const satisfies readonly PictureSize[]

/** How many characters may say what a picture shows. */
export const longestPictureAlt = 40

/** The most bytes of a picture that is sent; a phone makes it smaller before. */
export const mostPictureBytes = 6 * 1024 * 1024

// What the largest telephones take; more is no photograph, or one that nobody looks at.
const mostPixels = 50_000_000
const longestSide = 16_000

/** How many pictures somebody may send on a day: those who keep what is offered need more. */
export const picturesADay = { resident: 30, staff: 300 } as const

/** Why a picture is not taken. */
export const pictureDenials = ['picture_unreadable', 'picture_too_large', 'too_many_pictures'] as const
export type PictureDenial = (typeof pictureDenials)[number]

/** What pictures may be, each by how its bytes begin: a name, or what a browser says, proves nothing. */
const beginnings: readonly (readonly (number | null)[])[] = [
  [0xff, 0xd8, 0xff],
  [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
  // RIFF, four bytes of length, WEBP.
  [0x52, 0x49, 0x46, 0x46, null, null, null, null, 0x57, 0x45, 0x42, 0x50],
]

/** Decides whether bytes begin as a JPEG, a PNG or a WebP does. */
export function isPicture(bytes: Uint8Array): boolean {
  return beginnings.some(one => one.every((byte, index) => byte === null || bytes[index] === byte))
}

/** Decides whether a picture of so many pixels is made smaller at all; asked before any of them is read. */
export function denyPixels({ width, height }: { width: number; height: number }): PictureDenial | undefined {
  if (!(width >= 1 && height >= 1)) return 'picture_unreadable'
  const isTooLarge = width > longestSide || height > longestSide || width * height > mostPixels
  return isTooLarge ? 'picture_too_large' : undefined
}
