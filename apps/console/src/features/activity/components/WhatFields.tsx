import { categories, categoryNames, serviceModes } from '@yunxuan/domain'
import { Checkbox, Form, Input, Radio, Select } from 'antd'
import { useWorkplace } from '../../../shell/street.tsx'
import { modeNames } from '../../publish/service-words.ts'
import { type ActivityValues, fieldNames } from '../activity-form.ts'

const Field = Form.Item<ActivityValues>

export function WhatFields() {
  const { street } = useWorkplace()
  return (
    <>
      <Field
        name="title"
        label={fieldNames.title}
        rules={[{ required: true, whitespace: true, message: '请写活动名称' }]}
      >
        <Input maxLength={40} showCount />
      </Field>
      <Field
        name="summary"
        label={fieldNames.summary}
        rules={[{ required: true, whitespace: true, message: '请用一句话介绍' }]}
      >
        <Input maxLength={60} showCount placeholder="志愿者在列表里看到的那一句" />
      </Field>
      <Field
        name="content"
        label={fieldNames.content}
        extra="会写进每个人的服务记录"
        rules={[{ required: true, whitespace: true, message: '请写志愿者做什么' }]}
      >
        <Input maxLength={200} showCount />
      </Field>
      <Field name="description" label={fieldNames.description}>
        <Input.TextArea rows={4} maxLength={2000} showCount />
      </Field>
      <div className="fields">
        <Field name="category" label={fieldNames.category} rules={[{ required: true }]}>
          <Select
            showSearch={{ optionFilterProp: 'label' }}
            options={categories.map(category => ({ value: category, label: categoryNames[category].name }))}
          />
        </Field>
        <Field name="brandId" label={fieldNames.brandId}>
          <Select
            allowClear
            showSearch={{ optionFilterProp: 'label' }}
            placeholder="没有就不选"
            options={street.brands.map(brand => ({ value: brand.id, label: brand.name }))}
          />
        </Field>
        <Field name="project" label={fieldNames.project}>
          <Input maxLength={40} placeholder="没有就不填" />
        </Field>
        <Field name="mode" label={fieldNames.mode}>
          <Radio.Group options={serviceModes.map(mode => ({ value: mode, label: modeNames[mode] }))} />
        </Field>
      </div>
      <Field name="keywords" label={fieldNames.keywords} extra="志愿者可能会搜的别的说法，输一个按一次回车">
        <Select mode="tags" maxCount={20} open={false} suffixIcon={null} />
      </Field>
      <Field name="isTemplate" valuePropName="checked">
        <Checkbox>存成模板：不发布，只用来照着做</Checkbox>
      </Field>
    </>
  )
}
