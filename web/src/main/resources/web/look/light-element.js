import { LitElement } from 'lit';

/**
 * A Lit element that renders into the page itself: one style sheet, one set of ids for labels and descriptions, and no
 * inline styles for the Content-Security-Policy to object to.
 */
export class LightElement extends LitElement {
  createRenderRoot() {
    return this;
  }
}
