import type { ManagedReward, RewardEdit } from '@yunxuan/contract'
import { rewardKinds, rewardStatuses } from '@yunxuan/domain'
import { Alert, App, Button, Drawer, Form, Input, InputNumber, Segmented } from 'antd'
import { sayError } from '../../../refusal-words.ts'
import { useWorkplace } from '../../../shell/street.tsx'
import { Facts } from '../../../ui/Facts.tsx'
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

/** A reward with all that can be changed, and why its stock is what it is. */
export function RewardDrawer({ reward, onClose }: { reward: ManagedReward | null; onClose: () => void }) {
  const { may } = useWorkplace()
  return (
    <Drawer open onClose={onClose} title={reward?.edit.name ?? '添加礼品'} size={560}>
      {may('keepRewards') ? (
        <RewardForm reward={reward} onClose={onClose} />
      ) : (
        reward !== null && <RewardFacts edit={reward.edit} />
      )}
      {reward !== null && <StockMoves rewardId={reward.id} />}
    </Drawer>
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

function RewardForm({ reward, onClose }: { reward: ManagedReward | null; onClose: () => void }) {
  const { streetId } = useWorkplace()
  const { message } = App.useApp()
  const [form] = Form.useForm<RewardEdit>()
  const kind = Form.useWatch('kind', form)
  const keep = useKeepReward(streetId)
  const send = (filled: RewardEdit) =>
    keep.mutate(
      { before: reward, edit: { ...filled, serviceId: filled.kind === 'service' ? filled.serviceId : null } },
      {
        onSuccess: ({ edit }) => {
          void message.success(
            reward === null ? `已添加：${edit.name}。点“进货”填数量` : `已保存：${edit.name}`,
          )
          onClose()
        },
      },
    )
  return (
    <Form<RewardEdit>
      form={form}
      layout="vertical"
      requiredMark={false}
      initialValues={reward?.edit ?? blank}
      onFinish={send}
    >
      <Form.Item name="kind" label="种类">
        <Segmented options={rewardKinds.map(value => ({ value, label: rewardKindNames[value] }))} />
      </Form.Item>
      <Form.Item name="name" label="名称" rules={[{ required: true, whitespace: true, message: '请填名称' }]}>
        <Input maxLength={30} autoFocus={reward === null} />
      </Form.Item>
      {kind === 'service' && (
        <Form.Item
          name="serviceId"
          label="换哪项服务（可不选）"
          extra="选了，志愿者可以从礼品直接看到这项服务。"
        >
          <ServiceOfReward />
        </Form.Item>
      )}
      {kind !== 'service' && <Form.Item name="serviceId" hidden />}
      <Form.Item name="description" label="介绍（可不填）">
        <Input.TextArea rows={2} maxLength={300} showCount />
      </Form.Item>
      <div className="fields">
        <Form.Item name="points" label="要多少积分" rules={[{ required: true, message: '请填积分' }]}>
          <InputNumber min={1} max={1_000_000} precision={0} />
        </Form.Item>
        <Form.Item name="yearlyLimit" label="每人每年最多几份" extra="空着就是不限">
          <InputNumber min={1} max={100} precision={0} />
        </Form.Item>
      </div>
      <Form.Item
        name="collectAt"
        label="在哪里领"
        rules={[{ required: true, whitespace: true, message: '请写在哪里领' }]}
      >
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item name="status" label="能不能兑换">
        <Segmented options={rewardStatuses.map(value => ({ value, label: rewardStatusNames[value].name }))} />
      </Form.Item>
      {keep.error !== null && (
        <Alert type="error" showIcon title={sayError(keep.error)} className="gap-below" />
      )}
      <Button type="primary" htmlType="submit" loading={keep.isPending} className="gap-below">
        保存
      </Button>
    </Form>
  )
}
