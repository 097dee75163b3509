import type { Picture } from '@yunxuan/contract'
import { pictureAddress } from '@yunxuan/contract/client'

/** A picture as it is kept; its place is there before it is. */
export function Shown({ picture }: { picture: Picture }) {
  return (
    <img
      className="shown-picture"
      src={pictureAddress(picture, 'large')}
      alt={picture.alt === '' ? '照片' : picture.alt}
      width={picture.width}
      height={picture.height}
      loading="lazy"
      decoding="async"
    />
  )
}
