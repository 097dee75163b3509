import { View } from '@tarojs/components'
import type { MatterPage, MatterPicture } from '@yunxuan/contract'
import { photoOf } from '../../../shell/photo.ts'
import { showPhotos } from '../../../shell/show-photos.ts'
import { Photo } from '../../../ui/Photo.tsx'
import { Pressable } from '../../../ui/Pressable.tsx'

const moments = { before: '原来', after: '办好后' } as const

/** Photographs of how it was, and of how it is now; a tap shows them large. */
export function Pictures({ matter: { pictures } }: { matter: MatterPage }) {
  const ofMoment = (moment: MatterPicture['moment']) => pictures.filter(one => one.moment === moment)
  const hasBoth = ofMoment('before').length > 0 && ofMoment('after').length > 0
  const addresses = pictures.flatMap(one => photoOf(one, 'large')?.src ?? [])
  return (
    <>
      {(['before', 'after'] as const).map(moment => {
        const shown = ofMoment(moment)
        if (shown.length === 0) return null
        return (
          <View key={moment} className="stack">
            {hasBoth && <View className="second">{moments[moment]}</View>}
            <View className="photos">
              {shown.map((picture, index) => (
                <Pressable
                  key={picture.id}
                  className="photos__one"
                  label={`${moments[moment]}的照片 ${index + 1}，点开看大图`}
                  onPress={() => showPhotos(addresses, photoOf(picture, 'large')?.src ?? '')}
                >
                  <Photo src={photoOf(picture, 'small')?.src ?? ''} alt="" />
                </Pressable>
              ))}
            </View>
          </View>
        )
      })}
    </>
  )
}
