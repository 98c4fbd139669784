/** A runbook as teams write them, and what a person reads in it. */
export interface Fixture {
  readonly name: string;
  readonly path: string;
  readonly text: string;
  readonly frontMatter?: Readonly<Record<string, unknown>>;
  readonly title: string;
  readonly kind: string;
  /** Heading of the part a responder starts with. */
  readonly heading: string | undefined;
  readonly steps: readonly string[];
}

/** Runbooks in every step form and in the languages the parser knows. */
export const FIXTURES: readonly Fixture[] = [
  {
    name: "an English one with a clean ordered list",
    path: "runbooks/queue-backed-up.md",
    text: `# Queue backed up

## Overview
Jobs wait longer than they should.

1. This list explains.
2. It is no checklist.

## First response
1. Acknowledge the page.
2. Look at the depth:
   \`\`\`sh
   queue depth --json
   \`\`\`
   It should be below 100.
3. Pause **imports**.

## Escalation
1. Team lead
2. Manager
`,
    title: "Queue backed up",
    kind: "scenario",
    heading: "First response",
    steps: ["Acknowledge the page.", "Look at the depth:", "Pause **imports**."],
  },
  {
    name: "an ordered list torn apart by code at the margin",
    path: "docs/runbooks/redis.md",
    text: `# Redis is down

## Steps

1. Check that it answers:

\`\`\`
redis-cli ping
\`\`\`

2. Restart it:

\`\`\`bash
systemctl restart redis
\`\`\`

- wait a minute

3. Check again.

## Verification

Ping answers.
`,
    title: "Redis is down",
    kind: "scenario",
    heading: "Steps",
    steps: ["Check that it answers:", "Restart it:", "Check again."],
  },
  {
    name: "every step numbered 1",
    path: "runbooks/deploy.md",
    text: "# Bad deploy\n\n## Procedure\n\n1. Stop the rollout\n\n```sh\nkubectl rollout pause\n```\n\n1. Go back\n\n```sh\nkubectl rollout undo\n```\n\n1. Tell people\n",
    title: "Bad deploy",
    kind: "scenario",
    heading: "Procedure",
    steps: ["Stop the rollout", "Go back", "Tell people"],
  },
  {
    name: "two ordered lists for two readers",
    path: "runbooks/phishing.md",
    text: "# Phishing\n\n## What to do\n\nIf you got the mail:\n\n1. Do not click.\n2. Report it.\n\nIf you are on call:\n\n1. Block the sender.\n2. Search the logs.\n3. Reset passwords.\n",
    title: "Phishing",
    kind: "scenario",
    heading: "What to do",
    steps: ["Do not click.", "Report it."],
  },
  {
    name: "a task list in two blocks",
    path: "runbooks/checkout.md",
    text: "# Checkout fails\n\n## Immediate actions (0-15 min)\n\n**Now**\n\n- [ ] Page the payments team\n- [ ] Open the dashboard\n\n**Then**\n\n- [ ] Post an update\n\n## Recovery\n\n1. Deploy the fix\n",
    title: "Checkout fails",
    kind: "scenario",
    heading: "Immediate actions (0-15 min)",
    steps: ["Page the payments team", "Open the dashboard", "Post an update"],
  },
  {
    name: "one heading per step, labelled",
    path: "runbooks/restore.md",
    text: "# Restore a backup\n\n## Purpose\n\nGet data back.\n\n## Step 1: Stop writes\n\nTurn the flag on.\n\n### Why\n\nBecause.\n\n## Step 2 - Restore\n\n```sh\npg_restore latest.dump\n```\n\n## Step 3: Verify\n\n1. Log in\n2. Look\n\n## References\n\n- [wiki](https://wiki.example)\n",
    title: "Restore a backup",
    kind: "scenario",
    heading: "Restore a backup",
    steps: ["Stop writes", "Restore", "Verify"],
  },
  {
    name: "one heading per step, numbered below a part that says so",
    path: "runbooks/certificates.md",
    text: "# Certificate expired\n\n## Resolution\n\n### 1. Find the host\n\nLook at the alert.\n\n### 2. Renew\n\n`certbot renew`\n\n### 3. Reload\n\nnginx.\n\n## Post-incident\n\n- [ ] Write it down\n",
    title: "Certificate expired",
    kind: "scenario",
    heading: "Resolution",
    steps: ["Find the host", "Renew", "Reload"],
  },
  {
    name: "chapters with numbers are no steps",
    path: "docs/incident-response.md",
    text: "# Acme Incident Response\n\n## 1. Severity levels\n\n| Level | Response |\n|---|---|\n| SEV-1 | 5 min |\n| SEV-2 | 1 h |\n\n## 2. Roles\n\n- Lead\n\n## 3. First 15 minutes\n\n1. Acknowledge\n2. Open a channel\n3. Name a lead\n4. Assess impact\n\n## 4. Communication\n\n1. Tell support\n\n## 5. Post-mortem\n\nWithin 48 hours.\n",
    title: "Acme Incident Response",
    kind: "process",
    heading: "First 15 minutes",
    steps: ["Acknowledge", "Open a channel", "Name a lead", "Assess impact"],
  },
  {
    name: "bullets below a first response, in Portuguese",
    path: "runbooks/fila.md",
    text: "# Fila de mensagens parada\n\n**Serviço:** mensageria\n\n## Descrição\n\n- texto\n\n## Checklist inicial\n\n- Confirmar o alerta\n- Verificar o painel\n  - aba *Filas*\n- Avisar o time\n\n## Escalonamento\n\n- Nível 1: plantão\n\n## Pós-incidente\n\n- Escrever o relatório\n",
    title: "Fila de mensagens parada",
    kind: "scenario",
    heading: "Checklist inicial",
    steps: ["Confirmar o alerta", "Verificar o painel", "Avisar o time"],
  },
  {
    name: "a Polish one without accents, with emoji",
    path: "runbooks/reagowanie-na-incydenty.md",
    text: "# 🚨 Reagowanie na incydenty\n\n## 🎯 Cel\n\nSpokój.\n\n## ✅ Pierwsza reakcja:\n\n1. Potwierdz alert.\n2. Wyznacz prowadzacego.\n3. Sprawdz `/ready`.\n\n## 📣 Komunikacja\n\n1. Napisz na kanale.\n",
    title: "🚨 Reagowanie na incydenty",
    kind: "process",
    heading: "Pierwsza reakcja",
    steps: ["Potwierdz alert.", "Wyznacz prowadzacego.", "Sprawdz `/ready`."],
  },
  {
    name: "a German one with bold steps",
    path: "docs/runbooks/app-laedt-nicht.md",
    text: "# App lädt nicht\n\n## Symptome\n\n- weiße Seite\n\n## Sofortmaßnahmen\n\n**Schritt 1: Status prüfen**\n\nDie Seite öffnen.\n\n**Schritt 2: Neu starten**\n\n```bash\ndocker compose restart\n```\n\n**Schritt 3: Melden**\n\nTeamleitung anrufen.\n",
    title: "App lädt nicht",
    kind: "scenario",
    heading: "Sofortmaßnahmen",
    steps: ["Status prüfen", "Neu starten", "Melden"],
  },
  {
    name: "a French one with a space before the colon and numbering of chapters",
    path: "runbooks/panne-base.md",
    text: "# Panne de la base de données\n\n## 1) Déclencheur :\n\n- erreurs `ECONNREFUSED`\n\n## 2) Actions immédiates :\n\n1. Vérifier l'état de la base.\n2. Basculer sur le réplica.\n\n## 3) Niveaux d'escalade :\n\n1. Astreinte\n",
    title: "Panne de la base de données",
    kind: "scenario",
    heading: "Actions immédiates",
    steps: ["Vérifier l'état de la base.", "Basculer sur le réplica."],
  },
  {
    name: "a Spanish one with steps in a table",
    path: "runbooks/pagos.md",
    text: "# Pagos rechazados\n\n## Procedimiento\n\n| Paso | Acción | Quién |\n|---|---|---|\n| 1 | Abrir el panel | guardia |\n| 2 | Desactivar el proveedor | guardia |\n| 3 | Avisar a soporte | líder |\n\n## Cuándo escalar\n\nA los 15 minutos.\n",
    title: "Pagos rechazados",
    kind: "scenario",
    heading: "Procedimiento",
    steps: ["Abrir el panel", "Desactivar el proveedor", "Avisar a soporte"],
  },
  {
    name: "an Italian one whose right part only the front matter knows",
    path: "runbooks/magazzino.md",
    frontMatter: {
      title: "Magazzino fermo",
      services: ["magazzino"],
      sections: { first_response: "Cose da fare subito" },
    },
    text: "## Verifica uscita\n\n- [ ] ordini fluiscono\n\n## Cose da fare subito\n\n- chiamare il turno\n- fermare gli import\n\n## Ripristino\n\n1. riavviare\n2. controllare\n",
    title: "Magazzino fermo",
    kind: "scenario",
    heading: "Cose da fare subito",
    steps: ["chiamare il turno", "fermare gli import"],
  },
  {
    name: "a Russian one",
    path: "runbooks/vysokaya-zaderzhka.md",
    text: "# Высокая задержка API\n\n## Обнаружение\n\nОповещение.\n\n## Первые действия\n\n1. Подтвердить алерт.\n2. Проверить последние релизы.\n\n## Откат\n\n1. Вернуть версию.\n",
    title: "Высокая задержка API",
    kind: "scenario",
    heading: "Первые действия",
    steps: ["Подтвердить алерт.", "Проверить последние релизы."],
  },
  {
    name: "a Norwegian one with bullets",
    path: "runbooks/betaling.md",
    text: "# Betaling nede\n\n## Symptomer\n\n- feil 502\n\n## Umiddelbare tiltak\n\n* Sjekk status hos banken\n* Slå på reserveløsningen\n\n## Eskalering\n\n* Vaktleder\n",
    title: "Betaling nede",
    kind: "scenario",
    heading: "Umiddelbare tiltak",
    steps: ["Sjekk status hos banken", "Slå på reserveløsningen"],
  },
  {
    name: "a Japanese one with sub-numbers",
    path: "docs/runbooks/shogai-taio.md",
    text: "# 障害対応手順書\n\n## 1. 概要\n\n本書について。\n\n## 2. 重大度定義\n\n- P0: 全停止\n- P1: 一部停止\n\n## 3. 初動対応\n\n1. アラートを確認する\n2. 担当者を決める\n3. チャンネルを作る\n\n## 4. エスカレーション\n\n1. リーダー\n\n## 5. 再発防止\n\n- 検討\n",
    title: "障害対応手順書",
    kind: "process",
    heading: "初動対応",
    steps: ["アラートを確認する", "担当者を決める", "チャンネルを作る"],
  },
  {
    name: "a simplified Chinese one",
    path: "runbooks/database.md",
    text: "# 数据库连接耗尽\n\n## 现象\n\n- 连接超时\n\n## 排查步骤\n\n1. 查看连接数\n2. 查看慢查询\n\n## 应急处理\n\n1. 限流\n2. 重启连接池\n3. 扩容\n\n## 回滚\n\n1. 恢复配置\n",
    title: "数据库连接耗尽",
    kind: "scenario",
    heading: "应急处理",
    steps: ["限流", "重启连接池", "扩容"],
  },
  {
    name: "a Korean one with counted headings",
    path: "runbooks/jangae.md",
    text: "# 결제 장애\n\n## 증상\n\n결제 실패\n\n## 초기 대응\n\n### 1단계: 알림 확인\n\n대시보드를 연다.\n\n### 2단계: 담당자 호출\n\n전화한다.\n\n## 에스컬레이션 체인\n\n- 팀장\n",
    title: "결제 장애",
    kind: "scenario",
    heading: "초기 대응",
    steps: ["알림 확인", "담당자 호출"],
  },
  {
    name: "steps that are only comments in a code block",
    path: "runbooks/disk-full.md",
    text: "# Disk full\n\n## Fix\n\n```bash\n# 1. Find what is large\ndu -sh /var/* | sort -h\n\n# 2. Remove old logs\nfind /var/log -name '*.gz' -delete\n\n# 3. Check\ndf -h\n```\n",
    title: "Disk full",
    kind: "scenario",
    heading: "Fix",
    steps: ["Find what is large", "Remove old logs", "Check"],
  },
  {
    name: "steps that are numbered text in a block without language",
    path: "runbooks/vpn.md",
    text: "# VPN down\n\n## Steps\n\n```\n1. Call the provider\n2. Switch the route\n   over the backup line\n3. Tell the office\n```\n",
    title: "VPN down",
    kind: "scenario",
    heading: "Steps",
    steps: ["Call the provider", "Switch the route", "Tell the office"],
  },
  {
    name: "sentences each with its command",
    path: "runbooks/KubePodCrashLooping.md",
    text: "# KubePodCrashLooping\n\n## Meaning\n\nA pod restarts again and again.\n\n## Diagnosis\n\nLook at the pod:\n\n```sh\nkubectl describe pod\n```\n\nLook at its log:\n\n```sh\nkubectl logs -p\n```\n\n## Mitigation\n\nTalk to the owner.\n",
    title: "KubePodCrashLooping",
    kind: "alert",
    heading: "Diagnosis",
    steps: ["Look at the pod", "Look at its log"],
  },
  {
    name: "a first response over several stages",
    path: "runbooks/first-response.md",
    text: "# First response\n\n## First 15 minutes\n\n### 0-5 min\n\n- Acknowledge\n- Look\n\n### 5-15 min\n\n- Contain\n- Tell people\n",
    title: "First response",
    kind: "process",
    heading: "First 15 minutes",
    steps: ["Acknowledge", "Look", "Contain", "Tell people"],
  },
  {
    name: "a part named by a bold line only",
    path: "runbooks/email.md",
    text: "# E-mail provider fails\n\n**Symptoms:**\n\n- bounces\n\n**Immediate actions:**\n\n1. Switch the provider\n2. Replay the queue\n\n**Escalation:**\n\n1. Vendor\n",
    title: "E-mail provider fails",
    kind: "scenario",
    heading: "Immediate actions",
    steps: ["Switch the provider", "Replay the queue"],
  },
  {
    name: "no headings at all, with lettered sub-steps",
    path: "RUNBOOK.md",
    text: "If something breaks:\n\n1. Look at the logs\n   a. of the API\n   b. of the worker\n2. Restart\n",
    title: "Runbook",
    kind: "process",
    heading: "",
    steps: ["Look at the logs", "Restart"],
  },
  {
    name: "numbered headings below a response, chapters' names among them",
    path: "docs/runbooks/response.md",
    text: "# Incident handling\n\n## Response procedure\n\n### 1. Detection\n\n- alerts\n\n### 2. Triage\n\n- look\n\n### 3. Communication\n\n- tell\n\n### 4. Postmortem\n\n- learn\n\n## Escalation path\n\n1. Lead\n",
    title: "Incident handling",
    kind: "process",
    heading: "Response procedure",
    steps: ["Detection", "Triage", "Communication", "Postmortem"],
  },
  {
    name: "a heading that is a file's name above the title, in German",
    path: "docs/stoerung.md",
    text: "# stoerung.md\n\n## Störung im Versand\n\n### 1. Erkennung\n\n- Alarm\n\n### 2. Analyse\n\n- Protokolle\n\n### 3. Neustart\n\n- Dienst\n",
    title: "Störung im Versand",
    kind: "scenario",
    heading: "Störung im Versand",
    steps: ["Erkennung", "Analyse", "Neustart"],
  },
  {
    name: "labels that are plain lines with a colon",
    path: "runbooks/provider.md",
    text: "# Provider outage\n\nSeverity matrix:\n- SEV-1: all of it\n- SEV-2: parts\n\nImmediate actions:\n1. Declare it.\n2. Open a channel.\n\nTriage:\n- Gather logs.\n",
    title: "Provider outage",
    kind: "scenario",
    heading: "Immediate actions",
    steps: ["Declare it.", "Open a channel."],
  },
  {
    name: "steps with a bracket, each with bullets at the margin",
    path: "runbooks/general.md",
    text: "# On-call guide\n\n1) Triage\n- Declare\n- Page\n\n2) Stabilize\n- Mitigate\n\n3) Resolve\n- Fix\n",
    title: "On-call guide",
    kind: "process",
    heading: "On-call guide",
    steps: ["Triage", "Stabilize", "Resolve"],
  },
];
