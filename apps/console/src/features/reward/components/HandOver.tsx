import { RefusedError } from '@yunxuan/contract/client'
import { Button, Form, Input, type InputRef } from 'antd'
import { useRef, useState } from 'react'
import { sayError } from '../../../refusal-words.ts'
import { useWorkplace } from '../../../shell/street.tsx'
import { useCollect } from '../reward.queries.ts'

interface Word {
  text: string
  isRefused: boolean
}

/** Hands over one gift after the other: a code, typed or scanned, and Enter. The field keeps the focus. */
export function HandOver() {
  const { streetId } = useWorkplace()
  const collect = useCollect(streetId)
  const field = useRef<InputRef>(null)
  const [code, setCode] = useState('')
  const [told, setTold] = useState<Word | null>(null)
  const [done, setDone] = useState(0)
  const send = () => {
    const wanted = code.replaceAll(/\s/g, '')
    if (wanted === '' || collect.isPending) return
    collect.mutate(wanted, {
      onSuccess: ({ personName, rewardName, points }) => {
        setTold({ text: `已领：${personName}，${rewardName}，${points} 积分`, isRefused: false })
        setDone(done + 1)
        setCode('')
        field.current?.focus()
      },
      onError: error => {
        setTold({ text: `${wanted}：${sayCollectError(error)}`, isRefused: true })
        field.current?.select()
      },
    })
  }
  return (
    <section className="panel" aria-label="发放">
      <Form layout="vertical" onFinish={send}>
        <Form.Item
          label="领取码"
          htmlFor="redemption-code"
          extra="扫志愿者手机上的码，或者打数字后按回车。一个接一个，不用碰鼠标。"
          style={{ marginBottom: 0 }}
        >
          <div className="filters">
            <Input
              ref={field}
              id="redemption-code"
              data-shortcut="search"
              aria-keyshortcuts="/"
              autoFocus
              autoComplete="off"
              maxLength={20}
              style={{ width: 260 }}
              size="large"
              value={code}
              onChange={event => setCode(event.target.value)}
            />
            <Button type="primary" size="large" htmlType="submit" loading={collect.isPending}>
              发放
            </Button>
            {done > 0 && <span className="soft">这一轮发了 {done} 份</span>}
          </div>
        </Form.Item>
      </Form>
      <Said told={told} />
    </section>
  )
}

function Said({ told }: { told: Word | null }) {
  return (
    <div role="status" className="told">
      {told !== null && (
        <p className={`notice ${told.isRefused ? 'notice-red' : 'notice-ok'}`}>
          <b>{told.text}</b>
        </p>
      )}
    </div>
  )
}

/** The words for a booking's code do not fit a gift's. */
function sayCollectError(error: Error): string {
  const isUnknown = error instanceof RefusedError && error.code === 'code_not_found'
  return isUnknown ? '没有这个领取码，请核对一遍。' : sayError(error)
}
