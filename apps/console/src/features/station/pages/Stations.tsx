import { PlusOutlined } from '@ant-design/icons'
import type { ManagedStation } from '@yunxuan/contract'
import { facilityNames, facilityStateNames, sayHours, stationKindNames, stationKinds } from '@yunxuan/domain'
import { Button } from 'antd'
import { useState } from 'react'
import { useSearchParams } from 'react-router'
import { useWorkplace } from '../../../shell/street.tsx'
import type { Sheet } from '../../../ui/csv.ts'
import { type Column, DataTable } from '../../../ui/DataTable.tsx'
import { FilterSelect } from '../../../ui/FilterSelect.tsx'
import { ListPage } from '../../../ui/List.tsx'
import { Nothing } from '../../../ui/Loaded.tsx'
import { Tag } from '../../../ui/Tag.tsx'
import { useFilter } from '../../../ui/use-filter.ts'
import { NewStation } from '../components/NewStation.tsx'
import { StationDrawer } from '../components/StationDrawer.tsx'
import { type StationFilter, stationDues, useManagedStations } from '../station.queries.ts'
import { opennessTones, sayFacilities, sayOpenness } from '../station-words.ts'

const dueNames = { wanting: '有东西坏了、用完了', unconfirmed: '太久没核实' } as const

/** Where residents may go in: when it is open, what is there, and what is missing. */
export function Component() {
  const { streetId } = useWorkplace()
  const filter = useFilter<StationFilter>({ q: '', kind: 'all', due: 'all', sort: '' })
  const list = useManagedStations(streetId, filter.settled)
  const [address, setAddress] = useSearchParams()
  const [isAdding, setAdding] = useState(false)
  const open = list.items.find(({ location }) => location.id === address.get('station'))
  const put = (id: string | null) =>
    setAddress(
      now => {
        const next = new URLSearchParams(now)
        if (id === null) next.delete('station')
        else next.set('station', id)
        return next
      },
      { replace: true, preventScrollReset: true },
    )
  return (
    <>
      <ListPage
        aside="居民在“去哪儿”里看到的"
        what="驿站和场所"
        unit="处"
        list={list}
        filter={filter}
        search="名称或地址"
        narrow={
          <>
            <FilterSelect
              label="类别"
              all="全部类别"
              names={stationKindNames}
              values={stationKinds}
              width={130}
              {...filter.bind('kind')}
            />
            <FilterSelect
              label="要处理的"
              all="不管缺不缺"
              names={dueNames}
              values={stationDues}
              width={180}
              {...filter.bind('due')}
            />
          </>
        }
        sheet={sheet}
        actions={
          <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => setAdding(true)}>
            新驿站
          </Button>
        }
        empty={
          <Nothing title="还没有驿站和场所">
            <p>选一处地点，写上几点开门、有什么，居民在“去哪儿”里就找得到。</p>
          </Nothing>
        }
      >
        {rows => (
          <DataTable
            label="驿站和场所"
            columns={columns}
            rows={rows}
            rowKey={row => row.location.id}
            onOpen={row => put(row.location.id)}
          />
        )}
      </ListPage>
      {open !== undefined && (
        <StationDrawer key={open.location.id} station={open} onClose={() => put(null)} />
      )}
      {isAdding && <NewStation onClose={() => setAdding(false)} />}
    </>
  )
}

const wantingOf = ({ facilities }: ManagedStation) => facilities.filter(({ state }) => state !== 'working')

const columns: readonly Column<ManagedStation>[] = [
  {
    title: '名称',
    sort: 'name',
    isFixed: true,
    value: row => row.location.name,
    render: row => <b>{row.location.name}</b>,
  },
  { title: '类别', sort: 'kind', width: 96, value: row => stationKindNames[row.kind] },
  {
    title: '现在',
    width: 150,
    value: row => sayOpenness(row.openness),
    render: row => <Tag tone={opennessTones[row.openness.state]}>{sayOpenness(row.openness)}</Tag>,
  },
  { title: '开门时间', value: row => sayHours(row.hours) },
  {
    title: '缺什么',
    sort: 'wanting',
    value: row => sayFacilities(wantingOf(row)),
    render: row =>
      wantingOf(row).map(({ facility, state }) => (
        <Tag key={facility} tone={state === 'broken' ? 'red' : 'gold'}>
          {facilityNames[facility]}
          {facilityStateNames[state]}
        </Tag>
      )),
  },
  { title: '社区', sort: 'area', width: 130, value: row => row.location.areaName ?? '全街道' },
  {
    title: '核实',
    sort: 'confirmed',
    width: 120,
    value: row => row.confirmedDate,
    render: row => (row.isUnconfirmed ? <Tag tone="gold">未核实</Tag> : row.confirmedDate),
  },
]

const sheet: Sheet<ManagedStation> = [
  ['名称', row => row.location.name],
  ['类别', row => stationKindNames[row.kind]],
  ['地址', row => row.location.address],
  ['社区', row => row.location.areaName ?? '全街道'],
  ['开门时间', row => sayHours(row.hours)],
  ['有什么', row => sayFacilities(row.facilities)],
  ['电话', row => row.phone ?? ''],
  ['最近核实', row => row.confirmedDate],
]
