import { categories, categoryNames, serviceModes } from '@yunxuan/domain'
import { Form, Input, Radio, Select } from 'antd'
import { useWorkplace } from '../../../shell/street.tsx'
import { fieldNames, type ServiceValues } from '../service-form.ts'
import { modeNames } from '../service-words.ts'

const Field = Form.Item<ServiceValues>

export function BasicFields() {
  const { street } = useWorkplace()
  return (
    <>
      <Field
        name="title"
        label={fieldNames.title}
        rules={[{ required: true, whitespace: true, message: '请写服务名称' }]}
      >
        <Input maxLength={40} showCount />
      </Field>
      <Field
        name="summary"
        label={fieldNames.summary}
        rules={[{ required: true, whitespace: true, message: '请用一句话介绍' }]}
      >
        <Input maxLength={60} showCount placeholder="居民在列表里看到的那一句" />
      </Field>
      <Field name="description" label={fieldNames.description}>
        <Input.TextArea rows={5} maxLength={2000} showCount />
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
      </div>
      <Field name="mode" label={fieldNames.mode}>
        <Radio.Group options={serviceModes.map(mode => ({ value: mode, label: modeNames[mode] }))} />
      </Field>
      <Field name="keywords" label={fieldNames.keywords} extra="居民可能会搜的别的说法，输一个按一次回车">
        <Select mode="tags" maxCount={20} open={false} suffixIcon={null} />
      </Field>
    </>
  )
}
