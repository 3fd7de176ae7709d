import { defineTexts } from '../../texts/texts.js';

export const actionTexts = defineTexts(
  {
    title: '现在可以做什么',
    actingAs: (actor: string) => `以「${actor}」的名义记录。`,
    nobody: '未填写操作人，将以 local 的名义记录；可在右上角填写。',
    notAllowed: (reason: string) => `目前不能：${reason}`,
    send: '提交',
    cancel: '取消',
    done: (label: string) => `${label}：已记录`,
    bounds: (least: string, most: string) => `${least} 至 ${most}`,
    fixed: '金额已确定，不能更改',
    optional: (label: string) => `${label}（选填）`,
    choose: '请选择',
    changed: '这笔订单在此期间已变更',
    changedWhy: '命令没有执行。请先查看最新状态，再决定是否提交；已填写的内容保留。',
    reload: '查看最新状态',
    refused: '规则不允许',
  },
  {
    title: 'What may be done now',
    actingAs: (actor: string) => `Recorded under the name "${actor}".`,
    nobody: `No name is set, so "local" is recorded; set yours at the top right.`,
    notAllowed: (reason: string) => `Not now: ${reason}`,
    send: 'Submit',
    cancel: 'Cancel',
    done: (label: string) => `${label}: recorded`,
    bounds: (least: string, most: string) => `${least} to ${most}`,
    fixed: "The amount is settled and can't be changed",
    optional: (label: string) => `${label} (optional)`,
    choose: 'Choose',
    changed: 'The order has changed meanwhile',
    changedWhy:
      'Nothing was recorded. Look at how it stands now, then decide whether to submit; what you typed stays.',
    reload: 'Show how it stands now',
    refused: 'A rule refuses this',
  },
);
