import type { AuditEntry } from '@yunxuan/contract'
import { sayAction, subjectNames } from '@yunxuan/domain'
import { Select } from 'antd'
import { useWorkplace } from '../../../shell/street.tsx'
import type { Sheet } from '../../../ui/csv.ts'
import { type Column, DataTable } from '../../../ui/DataTable.tsx'
import { DayInput } from '../../../ui/DayInput.tsx'
import { ListPage } from '../../../ui/List.tsx'
import { Nothing } from '../../../ui/Loaded.tsx'
import { stamp } from '../../../ui/say.ts'
import { useFilter } from '../../../ui/use-filter.ts'
import { type AuditFilter, useAudit } from '../audit.queries.ts'
import { sayDetail } from '../audit-detail.ts'
import { sayActorRole } from '../audit-words.ts'

/** The log of every write, newest first; it can only grow. */
export function Component() {
  const { streetId } = useWorkplace()
  const filter = useFilter<AuditFilter>({ action: '', from: null, to: null, sort: '' })
  const list = useAudit(streetId, filter.value)
  return (
    <ListPage
      aside="只增不改，谁做了什么都在这里"
      what="记录"
      list={list}
      filter={filter}
      narrow={
        <>
          <Select
            aria-label="关于什么"
            style={{ width: 160 }}
            options={subjects}
            {...filter.bind('action')}
          />
          <DayInput label="从哪天" {...filter.bind('from')} />
          <span aria-hidden>至</span>
          <DayInput label="到哪天" {...filter.bind('to')} />
        </>
      }
      sheet={sheet}
      empty={
        <Nothing title="还没有记录">
          <p>谁预约、签到、发布、改了设置，都会记在这里。</p>
        </Nothing>
      }
    >
      {rows => <DataTable label="日志" columns={columns} rows={rows} rowKey={entry => entry.id} />}
    </ListPage>
  )
}

const subjects = [
  { value: '', label: '全部' },
  ...Object.entries(subjectNames).map(([value, label]) => ({ value, label })),
]

const columns: readonly Column<AuditEntry>[] = [
  {
    title: '时间',
    sort: 'at',
    width: 150,
    render: entry => <span className="number">{stamp(entry.at)}</span>,
  },
  {
    title: '谁',
    width: 180,
    render: entry => (
      <>
        <b>{entry.actorName}</b> <span className="soft">{sayActorRole(entry.actorRole)}</span>{' '}
        {entry.actorId !== null && (
          <span className="soft number" title={entry.actorId}>
            {entry.actorId.slice(-6)}
          </span>
        )}
      </>
    ),
  },
  { title: '做了什么', width: 160, render: entry => sayAction(entry.action) },
  { title: '关于', width: 220, render: entry => entry.about ?? '—' },
  { title: '说明', render: entry => sayDetail(entry.detail) },
]

const sheet: Sheet<AuditEntry> = [
  ['时间', entry => stamp(entry.at)],
  ['谁', entry => entry.actorName],
  ['身份', entry => sayActorRole(entry.actorRole)],
  ['谁的编号', entry => entry.actorId],
  ['做了什么', entry => sayAction(entry.action)],
  ['关于', entry => entry.about ?? ''],
  ['说明', entry => sayDetail(entry.detail)],
  ['对象编号', entry => entry.subjectId],
]
