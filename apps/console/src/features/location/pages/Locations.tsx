import { PlusOutlined } from '@ant-design/icons'
import type { ManagedLocation } from '@yunxuan/contract'
import { Button } from 'antd'
import { useState } from 'react'
import { useSearchParams } from 'react-router'
import { useWorkplace } from '../../../shell/street.tsx'
import { AreaSelect } from '../../../ui/AreaSelect.tsx'
import { type Column, DataTable } from '../../../ui/DataTable.tsx'
import { ListPage } from '../../../ui/List.tsx'
import { Nothing } from '../../../ui/Loaded.tsx'
import { Tag } from '../../../ui/Tag.tsx'
import { useFilter } from '../../../ui/use-filter.ts'
import { LocationDrawer } from '../components/LocationDrawer.tsx'
import { NewLocationDrawer } from '../components/NewLocationDrawer.tsx'
import { type LocationFilter, useManagedLocations } from '../location.queries.ts'

/** Where services are had: which places there are, and what residents are told of each. */
export function Component() {
  const { streetId } = useWorkplace()
  const filter = useFilter<LocationFilter>({ q: '', areaId: '', sort: '' })
  const list = useManagedLocations(streetId, filter.settled)
  const [address, setAddress] = useSearchParams()
  const [isAdding, setAdding] = useState(false)
  const open = list.items.find(({ id }) => id === address.get('place'))
  const put = (id: string | null) =>
    setAddress(
      now => {
        const next = new URLSearchParams(now)
        if (id === null) next.delete('place')
        else next.set('place', id)
        return next
      },
      { replace: true, preventScrollReset: true },
    )
  const { value, onChange } = filter.bind('areaId')
  return (
    <>
      <ListPage
        aside="居民照着找得到"
        what="地点"
        unit="处"
        list={list}
        filter={filter}
        search="名称或地址"
        narrow={
          <AreaSelect
            label="社区"
            placeholder="全部社区"
            width={180}
            value={value === '' ? null : value}
            onChange={areaId => onChange(areaId ?? '')}
          />
        }
        actions={
          <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => setAdding(true)}>
            新地点
          </Button>
        }
        empty={
          <Nothing title="还没有地点">
            <p>写下名称和地址，发布服务、排场次的时候就能选。</p>
          </Nothing>
        }
      >
        {rows => (
          <DataTable
            label="地点"
            columns={columns}
            rows={rows}
            rowKey={row => row.id}
            onOpen={row => put(row.id)}
          />
        )}
      </ListPage>
      {open !== undefined && <LocationDrawer key={open.id} location={open} onClose={() => put(null)} />}
      {isAdding && <NewLocationDrawer onClose={() => setAdding(false)} />}
    </>
  )
}

const columns: readonly Column<ManagedLocation>[] = [
  {
    title: '地点',
    sort: 'name',
    isFixed: true,
    value: row => row.edit.name,
    render: row => <b>{row.edit.name}</b>,
  },
  { title: '地址', value: row => row.edit.address, render: row => row.edit.address || <Missing /> },
  { title: '怎么到', value: row => row.edit.access, render: row => row.edit.access || <Missing /> },
  { title: '社区', sort: 'area', width: 130, value: row => row.areaName ?? '全街道' },
  {
    title: '地图坐标',
    width: 96,
    value: row => (row.edit.latitude === null ? '' : '有'),
    render: row => (row.edit.latitude === null ? <Missing /> : '有'),
  },
  { title: '服务和活动', sort: 'services', align: 'right', width: 110, value: row => row.services },
  { title: '还有几场', sort: 'coming', align: 'right', width: 96, value: row => row.coming },
]

const Missing = () => <Tag tone="gold">没写</Tag>
