import type { RosterLine } from '@yunxuan/contract'
import { Button, Drawer } from 'antd'
import { useState } from 'react'
import { useWorkplace } from '../../../shell/street.tsx'
import { Facts } from '../../../ui/Facts.tsx'
import { Failed } from '../../../ui/Failed.tsx'
import { sayInstant } from '../../../ui/say.ts'
import { Tag } from '../../../ui/Tag.tsx'
import { type ReceptionWish, useNote } from '../desk.queries.ts'
import { saySource, sayStatus } from '../line-words.ts'
import { LineActions } from './LineActions.tsx'

interface Props {
  line: RosterLine | null
  isBusy: boolean
  onReceive: (wish: ReceptionWish) => void
  onClose: () => void
}

export function LineDrawer({ line, isBusy, onReceive, onClose }: Props) {
  return (
    <Drawer open={line !== null} onClose={onClose} title={line?.personName ?? ''} size={420} destroyOnHidden>
      {line !== null && (
        <>
          <Facts
            facts={[
              ['服务', line.serviceTitle],
              ['时间', sayInstant(line.startsAt)],
              ['几位', `${line.party} 位`],
              ['电话', line.phone ?? (line.phoneTail === null ? '没留' : `尾号 ${line.phoneTail}`)],
              ['来源', saySource(line)],
              ['预约码', line.code],
              [
                '状态',
                <Tag key="status" tone={sayStatus(line).tone}>
                  {sayStatus(line).name}
                </Tag>,
              ],
              ...(line.reason === '' ? [] : [['留言', line.reason] as const]),
            ]}
          />
          <LineActions line={line} isFound={false} isBusy={isBusy} onReceive={onReceive} />
          {line.hasNote && <Note bookingId={line.bookingId} />}
        </>
      )}
    </Drawer>
  )
}

function Note({ bookingId }: { bookingId: string }) {
  const { streetId, roles } = useWorkplace()
  const note = useNote(streetId)
  const [wasAsked, setAsked] = useState(false)
  if (!roles.includes('provider')) {
    return <p className="soft">这位居民给服务机构留了私密备注，只有这项服务的服务人员能看。</p>
  }
  const look = () => {
    setAsked(true)
    note.mutate(bookingId)
  }
  return (
    <section className="panel">
      <h2>私密备注</h2>
      {!wasAsked && (
        <>
          <p className="soft">只给您看。每看一次都会记进日志。</p>
          <Button onClick={look}>看私密备注</Button>
        </>
      )}
      <Failed error={note.error} />
      {note.data !== undefined && (
        <>
          <p>{note.data.text}</p>
          <p className="soft">{sayInstant(note.data.erasedAt)} 清除。</p>
        </>
      )}
    </section>
  )
}
