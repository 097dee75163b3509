import type { Picture } from '@yunxuan/contract'
import { pictureAddress } from '@yunxuan/contract/client'
import { useWorkplace } from '../../../shell/street.tsx'

/** A picture as it is kept; its place is there before it is. */
export function Shown({ picture }: { picture: Picture }) {
  const { streetId } = useWorkplace()
  return (
    <img
      className="shown-picture"
      src={pictureAddress(streetId, picture, 'large')}
      alt={picture.alt === '' ? '照片' : picture.alt}
      width={picture.width}
      height={picture.height}
      loading="lazy"
      decoding="async"
    />
  )
}
