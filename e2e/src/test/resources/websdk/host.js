/* What an integrator writes: starts the package in one of its two forms and keeps what it says. */

const heard = [];
const tokens = [];
const messages = [];
let sdk;

window.addEventListener('message', (event) => messages.push({ ...event.data }));

/** How the host answers when the page asks for another token: the next of those it was given. */
function expirationHandler() {
  heard.push({ type: '(asked for a token)', payload: {} });
  return tokens.length === 0 ? Promise.reject(new Error('no more')) : Promise.resolve(tokens.shift());
}

function onMessage(type, payload) {
  heard.push({ type, payload });
}

/** The package @sumsub/websdk. */
function launch({ token, baseUrl, conf, fresh = [] }) {
  tokens.push(...fresh);
  let builder = snsWebSdk.init(token, expirationHandler).withConf(conf ?? {}).onMessage(onMessage);
  if (baseUrl) {
    builder = builder.withBaseUrl(baseUrl);
  }
  sdk = builder.build();
  sdk.launch('#sdk');
}

/** The package @sumsub/websdk-react. */
function render({ token, baseUrl, conf, fresh = [] }) {
  tokens.push(...fresh);
  const keep = (element) => {
    sdk = element;
  };
  const component = React.createElement(snsWebSdkReact, {
    ref: keep,
    accessToken: token,
    baseUrl,
    expirationHandler,
    config: conf,
    onMessage,
    onError: (error) => onMessage('idCheck.onError', error),
  });
  ReactDOM.createRoot(document.getElementById('sdk')).render(component);
}
