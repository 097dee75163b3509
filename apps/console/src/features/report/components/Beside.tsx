import type { Report } from '@yunxuan/contract'
import { Select } from 'antd'
import { useFilter } from '../../../ui/use-filter.ts'

/** Which earlier issue of the same time the numbers are held beside, where there is more than one to choose from. */
export function Beside({ report: { earlier, against, correctsId } }: { report: Report }) {
  const filter = useFilter<{ against: string }>({ against: '' })
  const isOneWay = earlier.length === 0 || (earlier.length === 1 && correctsId !== null)
  if (isOneWay) return null
  return (
    <label className="report-beside" htmlFor="beside">
      同一段时间的，和哪一期比{' '}
      <Select
        id="beside"
        value={against?.id ?? null}
        placeholder="选一期"
        style={{ width: 130 }}
        onChange={id => id !== null && filter.bind('against').onChange(id)}
        options={earlier.map(({ id, number }) => ({ value: id, label: `第 ${number} 期` }))}
      />
    </label>
  )
}
