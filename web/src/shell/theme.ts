import { theme } from 'antd';
import type { ThemeConfig } from 'antd';

const FONT = `'Noto Sans SC Variable', system-ui, -apple-system, 'Segoe UI', 'PingFang SC', 'Microsoft YaHei', sans-serif`;

/** Quiet surfaces, one accent; everything else is said by words and figures. */
export function consoleTheme(isDark: boolean): ThemeConfig {
  return {
    algorithm: isDark ? theme.darkAlgorithm : theme.defaultAlgorithm,
    token: {
      colorPrimary: isDark ? '#3fb8ae' : '#0b6b70',
      colorInfo: isDark ? '#3fb8ae' : '#0b6b70',
      colorLink: isDark ? '#6fd3ca' : '#0b6b70',
      colorError: isDark ? '#ff7b72' : '#b3261e',
      colorWarning: isDark ? '#e3b341' : '#9a5b00',
      colorSuccess: isDark ? '#56d364' : '#1a7f37',
      colorBgLayout: isDark ? '#0f1416' : '#f4f6f7',
      colorTextDescription: isDark ? '#a3adb3' : '#56616a',
      colorTextTertiary: isDark ? '#a3adb3' : '#56616a',
      colorTextPlaceholder: isDark ? '#95a0a7' : '#69747c',
      colorWarningBg: isDark ? '#2b2413' : '#fff8e6',
      colorWarningBorder: isDark ? '#5c4a1a' : '#f0d58c',
      borderRadius: 6,
      fontFamily: FONT,
      fontSize: 14,
      wireframe: false,
    },
    components: {
      // On the light accent of the dark appearance only dark words can be read.
      Button: { primaryColor: isDark ? '#06201f' : '#ffffff' },
      Layout: { headerHeight: 52, headerPadding: '0 16px', headerBg: isDark ? '#161c1f' : '#ffffff' },
      Table: { cellPaddingBlockSM: 7, headerBg: isDark ? '#1a2124' : '#eef2f3' },
      Menu: { itemHeight: 38, itemMarginInline: 8 },
    },
  };
}
