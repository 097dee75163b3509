import { View } from '@tarojs/components'
import type { MatterPage, MatterPicture } from '@yunxuan/contract'
import { photoOf } from '../../../shell/photo.ts'
import { AskFirst } from '../../../ui/AskFirst.tsx'
import { Photo } from '../../../ui/Photo.tsx'
import { useErase } from '../matter.queries.ts'

/** To whoever raised a matter: a way to erase each photograph that they sent with it. */
export function ErasePictures({ matter }: { matter: MatterPage }) {
  const own = matter.isOwn ? matter.pictures.filter(picture => picture.isErasable) : []
  return own.map((picture, index) => (
    <Erase
      key={picture.id}
      matterId={matter.id}
      picture={picture}
      name={own.length > 1 ? `删掉照片 ${index + 1}` : '删掉照片'}
    />
  ))
}

interface EraseProps {
  matterId: string
  picture: MatterPicture
  name: string
}

function Erase({ matterId, picture, name }: EraseProps) {
  const erase = useErase(matterId)
  return (
    <AskFirst name={name} yes="删掉" sending={erase} onYes={() => erase.send(picture.id)}>
      <View className="photos">
        <View className="photos__one">
          <Photo src={photoOf(picture, 'small')?.src ?? ''} alt="要删掉的照片" />
        </View>
      </View>
      <View>删掉就找不回来了，社区和邻居也都看不到。您说的这件事还在，照样办。</View>
    </AskFirst>
  )
}
