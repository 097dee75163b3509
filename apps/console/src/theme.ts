import { dark, light, type Palette } from '@yunxuan/tokens'
import { type ThemeConfig, theme } from 'antd'
import type { Appearance } from './shell/appearance.ts'

/** Returns antd's theme made of the shared tokens. */
export function themeOf(appearance: Appearance, isStill: boolean): ThemeConfig {
  const palette = appearance === 'dark' ? dark : light
  return {
    algorithm: appearance === 'dark' ? theme.darkAlgorithm : theme.defaultAlgorithm,
    token: {
      colorPrimary: palette.brand,
      colorPrimaryHover: palette.brand,
      colorPrimaryActive: palette.brand,
      colorLink: palette.blue,
      colorLinkHover: palette.blue,
      colorSuccess: palette.ok,
      colorWarning: palette.gold,
      colorError: palette.brand,
      colorErrorText: palette.brand,
      colorErrorHover: palette.brand,
      colorInfo: palette.blue,
      ...grounds(palette),
      borderRadius: 8,
      borderRadiusLG: 12,
      fontSize: 14,
      controlHeight: 36,
      controlHeightSM: 28,
      fontFamily:
        '"PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", system-ui, sans-serif',
      // A stylesheet that shortens all motion would leave the kit's menus waiting for its end off the screen.
      motion: !isStill,
      motionDurationMid: '0.12s',
      motionDurationSlow: '0.16s',
    },
    components: {
      Button: { primaryColor: palette.onBrand, primaryShadow: 'none', defaultShadow: 'none' },
      Segmented: { itemSelectedBg: palette.card, trackBg: palette.neutralSoft, itemColor: palette.ink2 },
      Tabs: { itemColor: palette.ink2 },
      Form: { labelColor: palette.ink, verticalLabelPadding: '0 0 4px' },
      Steps: { colorTextDescription: palette.ink2 },
    },
  }
}

/** The defaults for second text, placeholders and disabled words are too pale to be read. */
function grounds(palette: Palette): ThemeConfig['token'] {
  return {
    colorText: palette.ink,
    colorTextSecondary: palette.ink2,
    colorTextTertiary: palette.ink2,
    colorTextDescription: palette.ink2,
    colorTextPlaceholder: palette.ink2,
    colorTextDisabled: palette.ink2,
    colorIcon: palette.ink2,
    colorBgContainer: palette.card,
    colorBgElevated: palette.card,
    colorBgLayout: palette.paper,
    colorBorder: palette.edge,
    colorBorderSecondary: palette.line,
    colorSplit: palette.line,
  }
}
