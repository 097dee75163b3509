import type { Picture } from '@yunxuan/contract'
import { pictureAddress } from '@yunxuan/contract/client'
import type { PictureSize } from '@yunxuan/domain'
import { apiBase } from '../session/exchange.ts'
import type { PhotoProps } from '../ui/Photo.tsx'

/** Returns where a picture is had in a size, for this end; undefined where there is none. */
export function photoOf(picture: Picture | null, size: PictureSize): PhotoProps | undefined {
  if (picture === null) return undefined
  return { src: apiBase + pictureAddress(picture, size), alt: picture.alt }
}
