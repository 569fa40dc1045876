import { svg, html } from 'lit';

/** @param {unknown} shape */
function icon(shape) {
  return html`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">${shape}</svg>`;
}

export const microphone = icon(
  svg`<rect x="9" y="3" width="6" height="11" rx="3" /><path d="M5.5 11.5a6.5 6.5 0 0 0 13 0M12 18v3" />`,
);
export const microphoneOff = icon(
  svg`<path d="M9 9v2a3 3 0 0 0 5 2.2M15 10V6a3 3 0 0 0-5.8-1M5.5 11.5a6.5 6.5 0 0 0 11 4.7M18.5 11.5v.5M12 18v3M4 4l16 16" />`,
);
export const camera = icon(svg`<rect x="3" y="6" width="12" height="12" rx="2.5" /><path d="m15 10.5 6-3v9l-6-3" />`);
export const cameraOff = icon(
  svg`<path d="M15 10.5 21 7.5v9l-3-1.5M10 6h2.5A2.5 2.5 0 0 1 15 8.5V11M15 15.5A2.5 2.5 0 0 1 12.5 18h-7A2.5 2.5 0 0 1 3 15.500v-7A2.5 2.5 0 0 1 5 6.100M4 4l16 16" />`,
);
export const flip = icon(svg`<path d="M4 9a8 8 0 0 1 14-3l2 2M20 4v4h-4M20 15a8 8 0 0 1-14 3l-2-2M4 20v-4h4" />`);
export const hangUp = icon(
  svg`<path d="M3.5 14.500c-.7-.7-.9-1.8-.3-2.600C5 9.5 8.3 8 12 8s7 1.5 8.8 3.900c.6.8.4 1.9-.3 2.600l-1 1c-.6.6-1.6.7-2.3.2l-1.7-1.200a1.5 1.5 0 0 1-.6-1.500l.1-.8a10 10 0 0 0-6 0l.1.8c.1.6-.1 1.2-.6 1.500l-1.7 1.200c-.7.5-1.7.4-2.3-.2z" />`,
);
export const document = icon(
  svg`<rect x="3" y="5" width="18" height="14" rx="2" /><circle cx="8.5" cy="11" r="2" /><path d="M5.5 16c.6-1.5 1.7-2.2 3-2.200s2.4.7 3 2.200M14.5 10h3.500M14.5 13.500h3.5" />`,
);
export const light = icon(
  svg`<circle cx="12" cy="12" r="4" /><path d="M12 3v2M12 19v2M3 12h2M19 12h2M5.6 5.6 7 7M17 17l1.4 1.400M5.6 18.4 7 17M17 7l1.4-1.4" />`,
);
export const person = icon(
  svg`<circle cx="12" cy="8" r="3.5" /><path d="M5 20c.7-3.6 3.4-5.5 7-5.500s6.3 1.9 7 5.5" />`,
);
export const clock = icon(svg`<circle cx="12" cy="12" r="8.5" /><path d="M12 7.500V12l3 2" />`);
export const check = icon(svg`<path d="m5 12.5 4.5 4.500L19 7.5" />`);
export const warning = icon(svg`<path d="M12 4 2.8 19.500h18.400zM12 10v4.500M12 17.200v.1" />`);
export const back = icon(svg`<path d="M10 6 4 12l6 6M4 12h16" />`);
export const enlarge = icon(svg`<path d="M14 4h6v6M20 4l-7 7M10 20H4v-6M4 20l7-7" />`);
