import type { RosterLine } from '@yunxuan/contract'
import { Button } from 'antd'
import { type ReactNode, useState } from 'react'
import { useWorkplace } from '../../../shell/street.tsx'
import { Failed } from '../../../ui/Failed.tsx'
import { RowDrawer } from '../../../ui/RowDrawer.tsx'
import { sayInstant } from '../../../ui/say.ts'
import { Tag } from '../../../ui/Tag.tsx'
import { useNote } from '../desk.queries.ts'
import { saySource, sayStatus } from '../line-words.ts'

interface Props {
  line: RosterLine | null
  /** What can be done with it. */
  children: (line: RosterLine) => ReactNode
  onClose: () => void
}

/** A booking as those who receive people see it. */
export function LineDrawer({ line, children, onClose }: Props) {
  return (
    <RowDrawer row={line} title={each => each.personName} facts={factsOf} onClose={onClose}>
      {each => (
        <>
          {children(each)}
          {each.hasNote && <Note bookingId={each.bookingId} />}
        </>
      )}
    </RowDrawer>
  )
}

const factsOf = (line: RosterLine) =>
  [
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
  ] as const

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
