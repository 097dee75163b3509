import type { LocationPreview, ManagedLocation } from '@yunxuan/contract'
import { isAddressMoved } from '@yunxuan/domain'
import { Form } from 'antd'
import { useWorkplace } from '../../../shell/street.tsx'
import { Loaded } from '../../../ui/Loaded.tsx'
import { useSettled } from '../../../ui/use-settled.ts'
import { useLocationPreview } from '../location.queries.ts'
import type { LocationValues } from '../location-form.ts'

/** Whom another address would concern, before it is saved. */
export function AddressPreview({ location }: { location: ManagedLocation }) {
  const { streetId } = useWorkplace()
  const form = Form.useFormInstance<LocationValues>()
  const typed: string = Form.useWatch('address', form) ?? location.edit.address
  const address = useSettled(typed.trim())
  const isMoved = isAddressMoved(location.edit.address, address)
  const wish = isMoved ? { ...location.edit, address } : null
  const preview = useLocationPreview(streetId, location.id, wish)
  if (!isMoved) return null
  return (
    <Loaded query={preview}>
      {data =>
        data === null ? null : (
          <section className="stack gap-below" aria-label="改了地址会怎样" aria-busy={preview.isFetching}>
            <People preview={data} />
          </section>
        )
      }
    </Loaded>
  )
}

// More are a wall of names; whoever wants to see them opens it.
const fewNames = 12

function People({ preview: { slots, people } }: { preview: LocationPreview }) {
  const [told, toCall] = [people.filter(each => each.hasAccount), people.filter(each => !each.hasAccount)]
  if (people.length === 0) return <p className="soft">不用通知谁：这里接下来的场次还没有人约。</p>
  return (
    <>
      <p className="notice notice-gold">
        保存后就算搬了地方：接下来的 {slots} 场，约好的居民会收到新地址，不方便来可以随时取消。
      </p>
      {toCall.length > 0 && (
        <p>
          <b>要打电话 {toCall.length} 位</b>：
          {toCall.map(({ name, phone }) => `${name} ${phone ?? '没留电话'}`).join('、')}
        </p>
      )}
      {told.length > 0 && (
        <details open={told.length <= fewNames}>
          <summary>
            <b>会通知 {told.length} 位</b>，每人一条
          </summary>
          {told.map(({ name }) => name).join('、')}
        </details>
      )}
    </>
  )
}
