import type { VolunteerLine } from '@yunxuan/contract'
import { useState } from 'react'
import { type Column, DataTable } from '../../../ui/DataTable.tsx'
import { Tag } from '../../../ui/Tag.tsx'
import { needNames, volunteerStatusNames } from '../volunteer-words.ts'
import { OpenRecord } from './OpenRecord.tsx'

const teamsShown = 2

/** Volunteers of a list; the record behind a line is opened by a press, since every look is logged. */
export function VolunteerTable({ rows }: { rows: readonly VolunteerLine[] }) {
  const [opened, setOpened] = useState<VolunteerLine | null>(null)
  const columns: readonly Column<VolunteerLine>[] = [
    {
      key: 'number',
      title: '志愿者号',
      render: line => <span className="number">{line.number}</span>,
      compare: (a, b) => a.number.localeCompare(b.number),
      width: 130,
    },
    {
      key: 'name',
      title: '姓名',
      render: line => (
        <>
          <button type="button" className="link-name" onClick={() => setOpened(line)}>
            {line.name}
          </button>{' '}
          {line.isMinor && <Tag tone="gold">未成年</Tag>}
        </>
      ),
      compare: (a, b) => a.name.localeCompare(b.name, 'zh'),
    },
    {
      key: 'status',
      title: '状态',
      render: line => (
        <>
          <Tag tone={volunteerStatusNames[line.status].tone}>{volunteerStatusNames[line.status].name}</Tag>
          {line.missing.length > 0 && line.status !== 'left' && (
            <span className="reason">缺 {line.missing.map(need => needNames[need]).join('、')}</span>
          )}
        </>
      ),
      compare: (a, b) => a.status.localeCompare(b.status),
    },
    {
      key: 'area',
      title: '住在',
      render: line => line.areaName ?? '—',
      compare: (a, b) => (a.areaName ?? '').localeCompare(b.areaName ?? '', 'zh'),
    },
    { key: 'teams', title: '服务队', render: sayTeams },
    {
      key: 'papers',
      title: '证件',
      render: line =>
        line.pendingQualifications === 0 ? '—' : <Tag tone="gold">{line.pendingQualifications} 张待确认</Tag>,
      compare: (a, b) => a.pendingQualifications - b.pendingQualifications,
      width: 120,
    },
  ]
  return (
    <>
      <DataTable
        label="志愿者"
        columns={columns}
        rows={rows}
        rowKey={line => line.personId}
        onOpen={setOpened}
      />
      {opened !== null && <OpenRecord key={opened.personId} line={opened} onClose={() => setOpened(null)} />}
    </>
  )
}

function sayTeams({ teams }: VolunteerLine): string {
  if (teams.length === 0) return '—'
  const more = teams.length - teamsShown
  return `${teams.slice(0, teamsShown).join('、')}${more > 0 ? ` 等 ${teams.length} 个` : ''}`
}
