import type { AuditEntry } from '@yunxuan/contract'
import { Button, Select } from 'antd'
import { useState } from 'react'
import { useWorkplace } from '../../../shell/street.tsx'
import type { Sheet } from '../../../ui/csv.ts'
import { type Column, DataTable } from '../../../ui/DataTable.tsx'
import { DayInput } from '../../../ui/DayInput.tsx'
import { ExportButton } from '../../../ui/ExportButton.tsx'
import { Loaded, Nothing } from '../../../ui/Loaded.tsx'
import { More } from '../../../ui/More.tsx'
import { PageHead } from '../../../ui/PageHead.tsx'
import { stamp } from '../../../ui/say.ts'
import { type AuditFilter, useAudit } from '../audit.queries.ts'
import { sayDetail } from '../audit-detail.ts'
import { sayAction, sayActorRole, subjectNames } from '../audit-words.ts'

const everything: AuditFilter = { subject: '', from: null, to: null }

const columns: readonly Column<AuditEntry>[] = [
  {
    key: 'at',
    title: '时间',
    width: 150,
    render: entry => <span className="number">{stamp(entry.at)}</span>,
  },
  {
    key: 'actor',
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
  { key: 'action', title: '做了什么', width: 160, render: entry => sayAction(entry.action) },
  { key: 'about', title: '关于', width: 220, render: entry => entry.about ?? '—' },
  { key: 'detail', title: '说明', render: entry => sayDetail(entry.detail) },
]

/** The log of every write, newest first; it can only grow. */
export function Component() {
  const { streetId, street } = useWorkplace()
  const [filter, setFilter] = useState(everything)
  const { asked: audit, items: entries } = useAudit(streetId, filter)
  return (
    <>
      <PageHead aside="只增不改，谁做了什么都在这里">
        <ExportButton
          name={`${street.name}日志`}
          sheet={sheet}
          rows={() => entries}
          isEmpty={entries.length === 0}
        >
          导出列出的 {entries.length} 条
        </ExportButton>
      </PageHead>
      <div className="filters">
        <Select
          aria-label="关于什么"
          value={filter.subject}
          style={{ width: 160 }}
          onChange={subject => setFilter(before => ({ ...before, subject }))}
          options={[
            { value: '', label: '全部' },
            ...Object.entries(subjectNames).map(([value, label]) => ({ value, label })),
          ]}
        />
        <DayInput
          label="从哪天"
          value={filter.from}
          onChange={from => setFilter(before => ({ ...before, from }))}
        />
        <span aria-hidden>至</span>
        <DayInput
          label="到哪天"
          value={filter.to}
          onChange={to => setFilter(before => ({ ...before, to }))}
        />
      </div>
      <Loaded
        query={audit}
        isEmpty={() => entries.length === 0}
        empty={
          filter === everything ? (
            <Nothing title="还没有记录">
              <p>谁预约、签到、发布、改了设置，都会记在这里。</p>
            </Nothing>
          ) : (
            <Nothing title="没有符合的记录">
              <Button onClick={() => setFilter(everything)}>看全部</Button>
            </Nothing>
          )
        }
      >
        {() => (
          <>
            <DataTable label="日志" columns={columns} rows={entries} rowKey={entry => entry.id} />
            <More pages={audit} />
          </>
        )}
      </Loaded>
    </>
  )
}

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
