import type { ManagedReward, RewardEdit } from '@yunxuan/contract'
import { type RewardKind, rewardKinds, rewardStatuses } from '@yunxuan/domain'
import { Drawer, Form, Input, InputNumber, Segmented } from 'antd'
import { useWorkplace } from '../../../shell/street.tsx'
import { Facts } from '../../../ui/Facts.tsx'
import { FormDrawer } from '../../../ui/FormDialog.tsx'
import { chosen, needed } from '../../../ui/rules.ts'
import { useKeepReward } from '../reward.queries.ts'
import { rewardKindNames, rewardStatusNames } from '../reward-words.ts'
import { ServiceOfReward } from './ServiceOfReward.tsx'
import { StockMoves } from './StockMoves.tsx'

const blank: RewardEdit = {
  kind: 'gift',
  name: '',
  description: '',
  points: 10,
  yearlyLimit: null,
  collectAt: '',
  serviceId: null,
  status: 'open',
}

interface Props {
  reward: ManagedReward | null
  onClose: () => void
}

/** A reward with all that can be changed, and why its stock is what it is. */
export function RewardDrawer({ reward, onClose }: Props) {
  const { streetId, may } = useWorkplace()
  const keep = useKeepReward(streetId)
  const title = reward?.edit.name ?? '添加礼品'
  const moves = reward !== null && <StockMoves rewardId={reward.id} />
  if (!may('keepRewards')) {
    return (
      <Drawer open onClose={onClose} title={title} size={560}>
        {reward !== null && <RewardFacts edit={reward.edit} />}
        {moves}
      </Drawer>
    )
  }
  return (
    <FormDrawer
      title={title}
      okText="保存"
      width={560}
      initial={reward?.edit ?? blank}
      write={keep}
      wish={(filled: RewardEdit) => ({
        before: reward,
        edit: { ...filled, serviceId: filled.kind === 'service' ? filled.serviceId : null },
      })}
      done={({ edit }) => (reward === null ? `已添加：${edit.name}。点“进货”填数量` : `已保存：${edit.name}`)}
      onClose={onClose}
      below={moves}
    >
      <RewardFields isNew={reward === null} />
    </FormDrawer>
  )
}

function RewardFacts({ edit }: { edit: RewardEdit }) {
  return (
    <Facts
      facts={[
        ['种类', rewardKindNames[edit.kind]],
        ['介绍', edit.description],
        ['积分', String(edit.points)],
        ['在哪里领', edit.collectAt],
      ]}
    />
  )
}

function RewardFields({ isNew }: { isNew: boolean }) {
  const kind: RewardKind | undefined = Form.useWatch('kind')
  return (
    <>
      <Form.Item name="kind" label="种类">
        <Segmented options={rewardKinds.map(value => ({ value, label: rewardKindNames[value] }))} />
      </Form.Item>
      <Form.Item name="name" label="名称" rules={needed('请填名称')}>
        <Input maxLength={30} autoFocus={isNew} />
      </Form.Item>
      {kind === 'service' ? (
        <Form.Item
          name="serviceId"
          label="换哪项服务（可不选）"
          extra="选了，志愿者可以从礼品直接看到这项服务。"
        >
          <ServiceOfReward />
        </Form.Item>
      ) : (
        <Form.Item name="serviceId" hidden />
      )}
      <Form.Item name="description" label="介绍（可不填）">
        <Input.TextArea rows={2} maxLength={300} showCount />
      </Form.Item>
      <div className="fields">
        <Form.Item name="points" label="要多少积分" rules={chosen('请填积分')}>
          <InputNumber min={1} max={1_000_000} precision={0} />
        </Form.Item>
        <Form.Item name="yearlyLimit" label="每人每年最多几份" extra="空着就是不限">
          <InputNumber min={1} max={100} precision={0} />
        </Form.Item>
      </div>
      <Form.Item name="collectAt" label="在哪里领" rules={needed('请写在哪里领')}>
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item name="status" label="能不能兑换">
        <Segmented options={rewardStatuses.map(value => ({ value, label: rewardStatusNames[value].name }))} />
      </Form.Item>
    </>
  )
}
