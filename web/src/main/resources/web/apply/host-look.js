/** How the embedding page wants this one to look: theme, own style sheet, classes of the body. */

/**
 * @typedef {{customCss?: string, customCssStr?: string, customBodyClass?: string | string[], scrollIntoView?: boolean}}
 *   HostLook
 */

/** @param {string} theme `light`, `dark`, or anything else for what the system prefers */
export function useTheme(theme) {
  if (theme === 'light' || theme === 'dark') {
    document.documentElement.dataset.theme = theme;
  } else {
    delete document.documentElement.dataset.theme;
  }
}

/**
 * @param {HostLook} look
 * @param {string} origin of the embedding page, to which addresses of style sheets are relative
 */
export function useLook(look, origin) {
  if (typeof look.customCss === 'string' && look.customCss !== '') {
    addSheet(look.customCss, origin);
  }
  if (typeof look.customCssStr === 'string' && look.customCssStr !== '') {
    // A constructed sheet needs no hole in the page's policy, and can import nothing.
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(look.customCssStr);
    document.adoptedStyleSheets.push(sheet);
  }
  const classes = [look.customBodyClass ?? []].flat().flatMap((names) => String(names).split(/\s+/));
  document.body.classList.add(...classes.filter((name) => name !== ''));
}

/**
 * The page's policy lets in only sheets of origins that may embed it.
 *
 * @param {string} address
 * @param {string} origin
 */
function addSheet(address, origin) {
  const link = document.createElement('link');
  link.rel = 'stylesheet';
  try {
    link.href = new URL(address, origin).href;
  } catch {
    console.warn('uiConf.customCss is no address of a style sheet');
    return;
  }
  document.head.append(link);
}
