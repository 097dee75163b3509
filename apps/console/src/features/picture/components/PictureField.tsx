import type { Picture, PictureChoice } from '@yunxuan/contract'
import { longestPictureAlt } from '@yunxuan/domain'
import { Alert, Button, Input } from 'antd'
import { useState } from 'react'
import { useWorkplace } from '../../../shell/street.tsx'
import { type Sent, useSendPicture } from '../picture.queries.ts'
import { sayPictureError } from '../picture-words.ts'
import { PictureButton } from './PictureButton.tsx'
import { Shown } from './Shown.tsx'

interface Props {
  /** What antd's form gives its field. */
  id?: string
  value?: PictureChoice | null
  disabled?: boolean
  onChange?: (choice: PictureChoice | null) => void
  /** The picture that was there when the form was filled. */
  kept: Picture | null
  /** What is said where there is none: what stands in, and what one is good for. */
  without?: string
}

const standIn = '没有照片就用类别的插画。拍到人要本人同意；拍摄的地点、时间会自动去掉。'

/** Chooses a picture and says what it shows; it is sent at once, and shown to nobody before the form is. */
export function PictureField({
  id,
  value = null,
  disabled = false,
  onChange,
  kept,
  without = standIn,
}: Props) {
  const { streetId } = useWorkplace()
  const [sent, setSent] = useState<readonly Sent[]>([])
  const send = useSendPicture(streetId)
  const shown = [kept, ...sent].find(one => one?.id === value?.id) ?? null
  const choose = (file: File) =>
    send.mutate(file, {
      onSuccess(picture) {
        setSent(before => [...before, picture])
        onChange?.({ id: picture.id, alt: '' })
      },
    })
  return (
    <div className="picture-field">
      {value !== null && (
        <div className="picture-field-shown">
          {shown === null ? (
            <span className="soft">同事刚换的，保存后能看到</span>
          ) : (
            <Shown picture={{ ...shown, alt: value.alt }} />
          )}
        </div>
      )}
      <div className="picture-field-tools">
        <div className="picture-field-buttons">
          <PictureButton id={id} disabled={disabled} isPending={send.isPending} onChoose={choose}>
            {value === null ? '选一张照片' : '换一张'}
          </PictureButton>
          {value !== null && (
            <Button type="text" disabled={disabled} onClick={() => onChange?.(null)}>
              不用照片
            </Button>
          )}
        </div>
        {value === null ? (
          <p className="soft">{without}</p>
        ) : (
          <Input
            aria-label="照片上是什么"
            disabled={disabled}
            maxLength={longestPictureAlt}
            placeholder="照片上是什么，读给看不清的人听"
            value={value.alt}
            onChange={event => onChange?.({ ...value, alt: event.target.value })}
          />
        )}
      </div>
      {send.error !== null && <Alert type="error" showIcon title={sayPictureError(send.error)} />}
    </div>
  )
}
