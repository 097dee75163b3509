import { View } from '@tarojs/components'
import type { PictureName } from '@yunxuan/tokens'
import { access } from './access.ts'
import { classNames } from './class-names.ts'
import { Photo, type PhotoProps } from './Photo.tsx'

export interface PictureProps {
  name: PictureName
  /** A soft spot behind the object, or a scene that fills the side or the head of a card. */
  as?: 'spot' | 'side' | 'head'
  /** What is shown, by its id: neighbours in a list that share a drawing stand before different scenes. */
  of?: string
  size?: 's' | 'm'
  /** Its own photograph, before the drawing. */
  photo?: PhotoProps | undefined
}

const scenes = 3

/** A photograph, or an own drawing: the words beside it say what that stands for, so it is hidden from readers. */
export function Picture({ name, as = 'spot', of, size = 'm', photo }: PictureProps) {
  const isSaid = photo !== undefined && photo.alt !== ''
  return (
    <View
      className={classNames(
        'picture',
        `picture-${name}`,
        `picture--${as}`,
        as === 'spot' ? `picture--${size}` : `picture--scene-${sceneOf(of)}`,
        photo && 'picture--photo',
      )}
      {...access(isSaid ? {} : { hidden: true })}
    >
      <View className="picture__drawing" />
      {photo && <Photo {...photo} />}
    </View>
  )
}

function sceneOf(id = ''): number {
  return id === '' ? 0 : id.charCodeAt(id.length - 1) % scenes
}
