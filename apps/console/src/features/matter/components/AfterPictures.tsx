import { pictureAddress } from '@yunxuan/contract/client'
import { Alert, Button, Form } from 'antd'
import { useState } from 'react'
import { useWorkplace } from '../../../shell/street.tsx'
import { PictureButton } from '../../picture/components/PictureButton.tsx'
import { type Sent, useSendPicture } from '../../picture/picture.queries.ts'
import { sayPictureError } from '../../picture/picture-words.ts'

/** Photographs of how it is now, sent at once; they go with the answer. */
export function AfterPictures({ most, isNeeded }: { most: number; isNeeded: boolean }) {
  return (
    <Form.Item
      name="pictureIds"
      label={isNeeded ? '现在的照片' : '办好后的照片（可不加）'}
      extra="给居民和复查的人看；要不要公开，另外再选。别拍到人脸和门牌。"
      rules={isNeeded ? [{ required: true, message: '说已经消除，要附一张现在的照片' }] : []}
    >
      <Several most={most} />
    </Form.Item>
  )
}

interface Props {
  most: number
  /** What antd's form gives its field. */
  value?: readonly string[]
  onChange?: (pictureIds: readonly string[]) => void
}

function Several({ most, value = [], onChange }: Props) {
  const { streetId } = useWorkplace()
  const [sent, setSent] = useState<readonly Sent[]>([])
  const send = useSendPicture(streetId)
  const shown = sent.filter(picture => value.includes(picture.id))
  const choose = (file: File) =>
    send.mutate(file, {
      onSuccess(picture) {
        setSent(before => [...before, picture])
        onChange?.([...value, picture.id])
      },
    })
  return (
    <div className="picture-field">
      <div className="matter-pictures">
        {shown.map(picture => (
          <img key={picture.id} src={pictureAddress(picture, 'small')} alt="" width={120} height={90} />
        ))}
      </div>
      <div className="picture-field-buttons">
        {value.length < most && (
          <PictureButton isPending={send.isPending} onChoose={choose}>
            加一张照片
          </PictureButton>
        )}
        {value.length > 0 && (
          <Button type="text" onClick={() => onChange?.([])}>
            都不要了
          </Button>
        )}
      </div>
      {send.error !== null && <Alert type="error" showIcon title={sayPictureError(send.error)} />}
    </div>
  )
}
