import { CopyOutlined, EyeOutlined, ShareAltOutlined } from '@ant-design/icons'
import type { Street } from '@yunxuan/contract'
import { pathOf } from '@yunxuan/contract/client'
import { shanghaiDate } from '@yunxuan/domain'
import { App, Button, Input } from 'antd'
import { useState } from 'react'
import { useWorkplace } from '../../../shell/street.tsx'
import { Loaded } from '../../../ui/Loaded.tsx'
import type { Offering } from '../offering.ts'
import { useSlots } from '../publish.queries.ts'
import { residentPage, sayToGroup } from '../spread.ts'
import { PosterButton } from './OfferingTools.tsx'

/** Opens how residents hear of an offering; it stays where the row it was published from has gone since. */
export function useSpread(): (offering: Offering) => void {
  const { street } = useWorkplace()
  const { modal } = App.useApp()
  return offering =>
    void modal.info({
      title: `告诉居民：${offering.title}`,
      icon: null,
      width: 620,
      okText: '好了',
      content: <Spread offering={offering} street={street} />,
    })
}

export function SpreadButton({ offering }: { offering: Offering }) {
  const spread = useSpread()
  if (offering.status !== 'published') return null
  return (
    <Button icon={<ShareAltOutlined aria-hidden />} onClick={() => spread(offering)}>
      告诉居民
    </Button>
  )
}

interface Props {
  offering: Offering
  street: Street
}

/** Words ready for a group of neighbours, the poster, and the page that residents see. */
function Spread({ offering, street }: Props) {
  const slots = useSlots(street.id, offering.id, shanghaiDate(new Date()))
  const link = residentPage(offering, street.id)
  return (
    <div className="stack">
      <Loaded query={slots}>
        {({ items }) => <Words drafted={sayToGroup(offering, street, items, link)} />}
      </Loaded>
      <div className="row-actions">
        <PosterButton path={posterOf(offering, street.id)} title={offering.title} />
        <Button icon={<EyeOutlined aria-hidden />} href={link} target="_blank">
          看居民页
        </Button>
      </div>
    </div>
  )
}

/** May be changed before it is copied. */
function Words({ drafted }: { drafted: string }) {
  const { message } = App.useApp()
  const [words, setWords] = useState(drafted)
  const copy = () =>
    navigator.clipboard.writeText(words).then(
      () => message.success('复制好了，到微信群里粘贴'),
      () => message.error('浏览器不让复制，请选中文字自己复制'),
    )
  return (
    <>
      <Input.TextArea
        aria-label="发到微信群的话"
        value={words}
        autoSize
        onChange={event => setWords(event.target.value)}
      />
      <div className="row-actions">
        <Button type="primary" icon={<CopyOutlined aria-hidden />} onClick={() => void copy()}>
          复制，发到微信群
        </Button>
      </div>
    </>
  )
}

/** Where the poster of an offering lies. */
export function posterOf({ kind, id }: Offering, streetId: string): string {
  return kind === 'service'
    ? pathOf('GET /v1/streets/:streetId/managed/services/:serviceId/poster', {
        params: { streetId, serviceId: id },
      })
    : pathOf('GET /v1/streets/:streetId/managed/activities/:activityId/poster', {
        params: { streetId, activityId: id },
      })
}
