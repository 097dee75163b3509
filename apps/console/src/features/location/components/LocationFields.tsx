import type { Picture } from '@yunxuan/contract'
import { readPoint } from '@yunxuan/domain'
import { Form, Input } from 'antd'
import type { ReactNode } from 'react'
import { useWorkplace } from '../../../shell/street.tsx'
import { AreaSelect } from '../../../ui/AreaSelect.tsx'
import { chosen, needed } from '../../../ui/rules.ts'
import { PictureField } from '../../picture/components/PictureField.tsx'
import { fieldNames } from '../location-form.ts'

interface Props {
  /** What another address would come to. */
  belowAddress?: ReactNode
  /** The picture that was there when the form was filled. */
  kept: Picture | null
}

/** What is written of a place. */
export function LocationFields({ belowAddress, kept }: Props) {
  const { me } = useWorkplace()
  const isOfArea = me.roles.every(grant => grant.areaId !== null || grant.role === 'reviewer')
  return (
    <>
      <Form.Item name="name" label={fieldNames.name} rules={needed('请填名称')}>
        <Input maxLength={40} />
      </Form.Item>
      <Form.Item
        name="address"
        label={fieldNames.address}
        extra="居民照着找得到，比如 沙河路 12 号 2 楼"
        rules={needed('请填地址')}
      >
        <Input maxLength={100} />
      </Form.Item>
      {belowAddress}
      <Form.Item name="access" label={fieldNames.access} extra="走哪个门，坐哪路车，有没有台阶、坡道、电梯">
        <Input.TextArea maxLength={200} autoSize={{ minRows: 2 }} />
      </Form.Item>
      <Form.Item
        name="areaId"
        label={isOfArea ? '在哪个社区' : '在哪个社区（全街道用的可不选）'}
        rules={isOfArea ? chosen('请选社区') : []}
      >
        <AreaSelect />
      </Form.Item>
      <Form.Item
        name="point"
        label={fieldNames.point}
        extra="从高德或腾讯地图的“坐标拾取”里复制，有了它居民点“怎么去”直接到门口。百度地图的不能用，会偏几百米。"
        rules={[{ validator: async (_, text: string) => refusePoint(text) }]}
      >
        <Input maxLength={60} placeholder="123.4321,41.8012" />
      </Form.Item>
      <Form.Item name="picture" label={fieldNames.picture}>
        <PictureField
          kept={kept}
          without="门口、招牌，让没来过的人一眼认出来。拍摄的地点、时间会自动去掉。"
        />
      </Form.Item>
    </>
  )
}

function refusePoint(text: string): void {
  if (text.trim() === '' || readPoint(text) !== undefined) return
  throw new Error('要两个数，经度和纬度，中间用逗号隔开，比如 123.4321,41.8012')
}
