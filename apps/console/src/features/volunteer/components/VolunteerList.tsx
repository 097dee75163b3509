import type { VolunteerLine } from '@yunxuan/contract'
import { profileNeedWords, volunteerStatuses } from '@yunxuan/domain'
import { useState } from 'react'
import { useWorkplace } from '../../../shell/street.tsx'
import { Check } from '../../../ui/Check.tsx'
import { type Column, DataTable } from '../../../ui/DataTable.tsx'
import { FilterSelect } from '../../../ui/FilterSelect.tsx'
import { List } from '../../../ui/List.tsx'
import { Nothing } from '../../../ui/Loaded.tsx'
import { stamp } from '../../../ui/say.ts'
import { Tag } from '../../../ui/Tag.tsx'
import { useFilter } from '../../../ui/use-filter.ts'
import { TeamSelect } from '../../team/components/TeamSelect.tsx'
import { useVolunteers, type VolunteerFilter } from '../volunteer.queries.ts'
import { volunteerStatusNames } from '../volunteer-words.ts'
import { OpenRecord } from './OpenRecord.tsx'

const teamsShown = 2

/** Volunteers by name; the record behind a line is opened by a press, since every look is logged. */
export function VolunteerList() {
  const { streetId } = useWorkplace()
  const filter = useFilter<VolunteerFilter>(
    { q: '', status: 'all', teamId: null, waitsForGuardian: false, sort: '' },
    { status: ['all', ...volunteerStatuses] },
  )
  const [opened, setOpened] = useState<VolunteerLine | null>(null)
  return (
    <>
      <List
        what="志愿者"
        list={useVolunteers(streetId, filter.settled)}
        filter={filter}
        search="姓名或志愿者号"
        narrow={
          <>
            <FilterSelect
              label="状态"
              all="全部状态"
              names={volunteerStatusNames}
              values={volunteerStatuses}
              width={130}
              {...filter.bind('status')}
            />
            <TeamSelect label="服务队" placeholder="所有服务队" width={180} {...filter.bind('teamId')} />
            <Check {...filter.bind('waitsForGuardian')}>只看等家长同意的</Check>
          </>
        }
        unit="位"
        empty={
          <Nothing title="还没有人登记成为志愿者">
            <p>居民在手机上“我的”里登记；没有手机的老人和孩子由家人登记。</p>
          </Nothing>
        }
      >
        {rows => (
          <DataTable
            label="志愿者"
            columns={columns(setOpened)}
            rows={rows}
            rowKey={line => line.personId}
            onOpen={setOpened}
          />
        )}
      </List>
      {opened !== null && <OpenRecord key={opened.personId} line={opened} onClose={() => setOpened(null)} />}
    </>
  )
}

const columns = (onOpen: (line: VolunteerLine) => void): readonly Column<VolunteerLine>[] => [
  { title: '志愿者号', sort: 'number', align: 'number', width: 130, value: line => line.number },
  {
    title: '姓名',
    sort: 'name',
    isFixed: true,
    value: line => line.name,
    render: line => (
      <>
        <button type="button" className="link-name" onClick={() => onOpen(line)}>
          {line.name}
        </button>{' '}
        {line.isMinor && <Tag tone="gold">未成年</Tag>}
      </>
    ),
  },
  {
    title: '状态',
    render: line => (
      <>
        <Tag {...volunteerStatusNames[line.status]} />
        {line.missing.length > 0 && line.status !== 'left' && (
          <span className="reason">缺 {line.missing.map(need => profileNeedWords[need]).join('、')}</span>
        )}
      </>
    ),
  },
  { title: '住在', value: line => line.areaName },
  { title: '服务队', render: sayTeams },
  { title: '登记', sort: 'registered', align: 'number', width: 150, value: line => stamp(line.registeredAt) },
  {
    title: '证件',
    width: 120,
    value: line => line.pendingQualifications,
    render: ({ pendingQualifications: papers }) =>
      papers === 0 ? '—' : <Tag tone="gold">{papers} 张待确认</Tag>,
  },
]

function sayTeams({ teams }: VolunteerLine): string {
  if (teams.length === 0) return '—'
  const more = teams.length - teamsShown
  return `${teams.slice(0, teamsShown).join('、')}${more > 0 ? ` 等 ${teams.length} 个` : ''}`
}
