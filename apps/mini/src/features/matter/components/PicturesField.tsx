import { View } from '@tarojs/components'
import type { Picture } from '@yunxuan/contract'
import { type ChosenPicture, choosePicture } from '../../../shell/choose-picture.ts'
import { photoOf } from '../../../shell/photo.ts'
import { useSend } from '../../../shell/send.ts'
import { sendPicture } from '../../../shell/send-picture.ts'
import { useStreetId } from '../../../shell/street.queries.ts'
import { Failure } from '../../../ui/Failure.tsx'
import { Icon } from '../../../ui/Icon.tsx'
import { Photo } from '../../../ui/Photo.tsx'
import { Pressable } from '../../../ui/Pressable.tsx'

interface Props {
  pictures: readonly Picture[]
  most: number
  onAdd: (picture: Picture) => void
  onRemove: (pictureId: string) => void
}

/** Photographs of what is to be said: each is sent at once, and shown to nobody before the rest is. */
export function PicturesField({ pictures, most, onAdd, onRemove }: Props) {
  const streetId = useStreetId()
  const sending = useSend(
    (chosen: ChosenPicture & { streetId: string }, options) => sendPicture(chosen.streetId, chosen, options),
    onAdd,
  )
  const choose = async () => {
    const chosen = await choosePicture()
    if (chosen !== undefined && streetId !== undefined) sending.send({ ...chosen, streetId })
  }
  return (
    <View className="stack">
      <View className="field__label">照片（最多 {most} 张，可不加）</View>
      <View className="photos">
        {pictures.map((picture, index) => (
          <View key={picture.id} className="photos__one">
            <Shot picture={picture} alt={`照片 ${index + 1}`} />
            <Pressable
              className="photos__remove"
              label={`不要照片 ${index + 1}`}
              onPress={() => onRemove(picture.id)}
            >
              <Icon name="circle-x" />
            </Pressable>
          </View>
        ))}
        {pictures.length < most && (
          <Pressable
            className="photos__add"
            label={sending.isSending ? '正在传…' : '加照片'}
            disabled={sending.isSending}
            onPress={() => void choose()}
          >
            <Icon name={sending.isSending ? 'refresh-cw' : 'plus'} />
            <View className="second">{sending.isSending ? '正在传…' : '加照片'}</View>
          </Pressable>
        )}
      </View>
      <View className="second">别拍到人脸、门牌和证件。拍摄的地点会自动去掉。</View>
      <Failure error={sending.error} onRetry={sending.again} />
    </View>
  )
}

function Shot({ picture, alt }: { picture: Picture; alt: string }) {
  const photo = photoOf(picture, 'small')
  return photo === undefined ? null : <Photo src={photo.src} alt={alt} />
}
