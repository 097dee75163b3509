import type { ManagedMatter, MatterPicture } from '@yunxuan/contract'
import { pictureAddress } from '@yunxuan/contract/client'
import { App, Button, Checkbox, Form } from 'antd'
import { useWorkplace } from '../../../shell/street.tsx'
import { Tag } from '../../../ui/Tag.tsx'
import { useErase } from '../matter.queries.ts'

const moments = { before: '原来', after: '办好后' } as const

/** Photographs of a matter, each a link to itself in large. */
export function MatterPictures({ matter: { id, pictures } }: { matter: ManagedMatter }) {
  if (pictures.length === 0) return null
  return (
    <ul className="matter-pictures">
      {pictures.map((picture, index) => (
        <li key={picture.id}>
          <a href={pictureAddress(picture, 'large')} target="_blank" rel="noreferrer">
            <Small picture={picture} alt={`照片 ${index + 1}，点开看大图`} />
          </a>
          <Tag>{moments[picture.moment]}</Tag> {picture.isPublic && <Tag tone="ok">已公开</Tag>}
          {picture.isErasable && <Erase matterId={id} pictureId={picture.id} name={`照片 ${index + 1}`} />}
        </li>
      ))}
    </ul>
  )
}

function Erase({ matterId, pictureId, name }: { matterId: string; pictureId: string; name: string }) {
  const { streetId } = useWorkplace()
  const { modal } = App.useApp()
  const erase = useErase(streetId, matterId)
  const ask = () =>
    modal.confirm({
      title: `删掉${name}？`,
      content: '删掉就找不回来了，谁也看不到。事项不受影响。',
      okText: '删掉',
      onOk: () => erase.tell(pictureId, { done: '照片删掉了' }),
    })
  return (
    <Button type="text" size="small" aria-label={`删掉${name}`} onClick={() => void ask()}>
      删掉
    </Button>
  )
}

/** Which of its photographs everybody sees; none unless somebody says so. */
export function PublicPictures({ matter: { pictures } }: { matter: ManagedMatter }) {
  if (pictures.length === 0) return null
  return (
    <Form.Item
      name="pictureIds"
      label="大家看得到的照片"
      extra="没有人脸、门牌、车牌和证件，才能公开。不选就都不公开。"
    >
      <Checkbox.Group
        className="matter-pictures"
        options={pictures.map((picture, index) => ({
          value: picture.id,
          label: <Small picture={picture} alt={`照片 ${index + 1}（${moments[picture.moment]}）`} />,
        }))}
      />
    </Form.Item>
  )
}

function Small({ picture, alt }: { picture: MatterPicture; alt: string }) {
  return <img src={pictureAddress(picture, 'small')} alt={alt} width={120} height={90} loading="lazy" />
}
