import { PlusOutlined } from '@ant-design/icons'
import type { ReportLine } from '@yunxuan/contract'
import { reportTemplates, saySpan } from '@yunxuan/domain'
import { Button } from 'antd'
import { useState } from 'react'
import { Link, useNavigate } from 'react-router'
import { useWorkplace } from '../../../shell/street.tsx'
import { type Column, DataTable } from '../../../ui/DataTable.tsx'
import { FilterSelect } from '../../../ui/FilterSelect.tsx'
import { ListPage } from '../../../ui/List.tsx'
import { Nothing } from '../../../ui/Loaded.tsx'
import { stamp } from '../../../ui/say.ts'
import { Tag } from '../../../ui/Tag.tsx'
import { useFilter } from '../../../ui/use-filter.ts'
import { DraftDialog } from '../components/DraftDialog.tsx'
import { useReports } from '../report.queries.ts'
import { reportStatusNames, sayNumber } from '../report-words.ts'

const statuses = ['draft', 'in_review', 'released'] as const
type Shown = (typeof statuses)[number]

/** 简报: what was released, and what is still written. */
export function Component() {
  const { streetId, may } = useWorkplace()
  const navigate = useNavigate()
  const filter = useFilter<{ status: Shown | 'all' }>({ status: 'all' })
  const [isDrafting, setDrafting] = useState(false)
  return (
    <>
      <ListPage
        what="简报"
        unit="份"
        list={useReports(streetId, filter.settled.status)}
        filter={filter}
        aside="周报每周一、月报每月 1 日早上 7 点自动起草"
        narrow={
          <FilterSelect
            label="状态"
            all="全部状态"
            names={reportStatusNames}
            values={statuses}
            width={150}
            {...filter.bind('status')}
          />
        }
        actions={
          may('writeReport') && (
            <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => setDrafting(true)}>
              起草简报
            </Button>
          )
        }
        empty={
          <Nothing title="还没有简报">
            <p>选一段时间起草，数是现成的，写几句话，另一位同事核对后发布。</p>
          </Nothing>
        }
      >
        {rows => (
          <DataTable
            label="简报"
            columns={columns(streetId)}
            rows={rows}
            rowKey={each => each.id}
            onOpen={each => void navigate(`/${streetId}/reports/${each.id}`)}
          />
        )}
      </ListPage>
      {isDrafting && <DraftDialog onClose={() => setDrafting(false)} />}
    </>
  )
}

const columns = (streetId: string): readonly Column<ReportLine>[] => [
  { title: '状态', width: 130, render: each => <Tag {...reportStatusNames[each.status]} /> },
  {
    title: '标题',
    render: each => (
      <Link className="link-name clamp" to={`/${streetId}/reports/${each.id}`}>
        {each.title}
      </Link>
    ),
  },
  { title: '期号', width: 220, render: each => sayNumber(each) || '—' },
  { title: '时间', width: 300, value: each => saySpan(each) },
  { title: '哪一种', width: 150, value: each => reportTemplates[each.template].name },
  { title: '最近改动', align: 'number', width: 150, value: each => stamp(each.updatedAt) },
]
