/** Accounts of the platform's own services, as seen as counterparties of fee lines. */
const SERVICE_ACCOUNT =
  /(?:[\w.+*-]+@(?:service\.aliyun\.com|service\.alipay\.com|service\.taobao\.com|taobao\.com|alipay\.com)|(?:hdtmyj|tmtech|jifenb2c|tblmsr|z97-revenue2|byfsrtg3|mktxfq|gongyibaobei)@[\w.-]+\w)(?![\w-]|\.\w)/i;

/** The platform's service account in a counterparty cell. Undefined for anybody else: a buyer's account is personal. */
export function serviceAccountOf(counterparty: string): string | undefined {
  return SERVICE_ACCOUNT.exec(counterparty)?.[0];
}

/** What is written in the place of something personal. */
const REMOVED = '…';

/**
 * A free text without what may identify a person: mobile and landline numbers, e-mail addresses (also masked ones), any
 * word masked with asterisks, identity numbers ending in X, and what follows a label such as 收货人：. Order and trade
 * numbers have 15 digits or more and stay, as does the wording of fees. Service accounts of the platform stay too.
 */
export function withoutPersons(text: string): string {
  let kept = text;
  if (kept.includes('@')) {
    kept = kept.replace(
      /[\w.+*-]+@[\w*-]+(?:\.[\w*-]+)+/g,
      (address) => serviceAccountOf(address) ?? REMOVED,
    );
  }
  if (kept.includes('*')) {
    kept = kept.replace(
      /[^\s,，;；:：|()（）[\]{}【】@]*\*+[^\s,，;；:：|()（）[\]{}【】@]*(?![\w.*+-]*@)/g,
      REMOVED,
    );
  }
  if (/\d/.test(kept)) {
    kept = kept
      .replace(/(?<!\d)(?:\+?86[- ]?)?1[3-9]\d[- ]?\d{4}[- ]?\d{4}(?!\d)/g, REMOVED)
      .replace(/(?<!\d)0\d{2,3}-\d{7,8}(?!\d)/g, REMOVED)
      .replace(/(?<!\d)\d{17}[Xx](?![\dA-Za-z])/g, REMOVED);
  }
  if (/[:：]/.test(kept)) kept = kept.replace(LABELLED, `$1$2${REMOVED}`);
  return kept;
}

const LABELLED =
  /(收货人|收件人|姓名|户名|联系人|付款人|收款人|买家|会员名|昵称|旺旺|地址|电话|手机号?)([:：])\s*[^\s,，;；|]+/g;
