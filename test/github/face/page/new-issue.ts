import { controlName } from "../form/answers.ts";
import { readIssueForm, type Field, type IssueForm } from "../form/issue-form.ts";
import { html, trusted, type Content, type Html } from "../html.ts";
import { renderMarkdown } from "../markdown/render.ts";
import { showLabel } from "../part/label.ts";
import type { Page, RepositoryVisit } from "../visit.ts";

const FORMS = ".github/ISSUE_TEMPLATE/";

/** The file names of the forms of a repository. */
function formNames({ github, repository }: RepositoryVisit): readonly string[] {
  return [...github.store.files(repository).keys()]
    .filter((path) => path.startsWith(FORMS) && /\.ya?ml$/.test(path))
    .map((path) => path.slice(FORMS.length))
    .filter((name) => !/^config\.ya?ml$/.test(name))
    .toSorted();
}

/** The form in a file of the repository's default branch. */
export function findForm(
  visit: RepositoryVisit,
  name: string,
): ReturnType<typeof readIssueForm> | undefined {
  const text = visit.github.store.file(visit.repository, FORMS + name);
  return text === undefined ? undefined : readIssueForm(text);
}

/** A new issue: the choice of forms, a form (`?template=`), or the blank one (`?template=`, empty). */
export function newIssuePage(visit: RepositoryVisit): Page | undefined {
  const { repository, query } = visit;
  const names = formNames(visit);
  const wanted = query.get("template");
  const page = (body: Html): Page => ({ title: `New issue · ${repository}`, tab: "issues", body });
  if (wanted === null && names.length > 0) return page(chooser(visit, names));
  if (wanted === null || wanted === "") return page(blank(visit));
  const read = findForm(visit, wanted);
  if (read === undefined) return undefined;
  return page(
    read.kind === "form"
      ? filled(visit, wanted, read.form)
      : html`<div class="flash flash-error">
          ${wanted} is not a valid form.
          <pre>${read.problem}</pre>
        </div>`,
  );
}

function chooser(visit: RepositoryVisit, names: readonly string[]): Html {
  return html`<h1>New issue</h1>
    <div class="box">
      ${names.map((name) => {
        const read = findForm(visit, name);
        if (read === undefined) return "";
        const title = read.kind === "form" ? read.form.name : name;
        const said = read.kind === "form" ? read.form.description : "This form has mistakes.";
        return choice(visit.repository, name, title, said);
      })}
      ${choice(visit.repository, "", "Blank issue", "Create a new issue from scratch.")}
    </div>`;
}

function choice(repository: string, name: string, title: string, said: string): Html {
  const address = `/${repository}/issues/new?template=${encodeURIComponent(name)}`;
  return html`<div class="row">
    <div class="row-main">
      <a class="row-title" href="${address}">${title}</a>
      <div class="muted small">${said}</div>
    </div>
    <a class="button" href="${address}">Get started</a>
  </div>`;
}

function blank({ repository }: RepositoryVisit): Html {
  return html`<h1>New issue</h1>
    <form class="form stack" method="post" action="/${repository}/issues">
      <label class="field">Title <input name="title" required /></label>
      <label class="field">Description <textarea name="body" rows="12"></textarea></label>
      <div class="actions"><button class="primary">Create</button></div>
    </form>`;
}

function filled({ repository, github }: RepositoryVisit, name: string, form: IssueForm): Html {
  const labels = github.store.labels(repository).filter((one) => form.labels.includes(one.name));
  return html`<h1>${form.name}</h1>
    <p class="muted">${form.description}</p>
    <form class="form stack" method="post" action="/${repository}/issues">
      <input type="hidden" name="template" value="${name}" />
      <label class="field"
        ><span>Add a title ${star(true)}</span> <input name="title" value="${form.title}" required
      /></label>
      ${form.body.map((field, index) => control(field, index, repository))}
      <div class="actions">
        <span class="grow">${labels.map(showLabel)}</span><button class="primary">Create</button>
      </div>
    </form>`;
}

function star(isRequired: boolean): Content {
  return isRequired && html`<span class="required" title="required">*</span>`;
}

function control(field: Field, index: number, repository: string): Html {
  const name = controlName(index);
  const show = (text: string): Html =>
    html`<div class="markdown hint">
      ${renderMarkdown(text, { repository, areLinesKept: false, areTasksEditable: false })}
    </div>`;
  if (field.type === "markdown") return show(field.attributes.value);
  const { label, description } = field.attributes;
  const hint = description !== "" && show(description);
  if (field.type === "checkboxes")
    return html`<fieldset>
      <legend>${label}</legend>
      ${hint}
      ${field.attributes.options.map(
        (option, place) =>
          html`<label class="check"
            ><input type="checkbox" name="${name}" value="${place}" ${required(option.required)} />
            <span>${option.label} ${star(option.required)}</span></label
          >`,
      )}
    </fieldset>`;
  const heading = html`<span>${label} ${star(field.validations.required)}</span>${hint}`;
  if (field.type === "dropdown") return dropdown(field, name, heading);
  const { placeholder, value } = field.attributes;
  const needed = required(field.validations.required);
  return html`<label class="field"
    >${heading}
    ${
      field.type === "input"
        ? html`<input name="${name}" value="${value}" placeholder="${placeholder}" ${needed} />`
        : html`<textarea name="${name}" rows="6" placeholder="${placeholder}" ${needed}>
${value}</textarea>`
    }</label
  >`;
}

function dropdown(field: Field & { type: "dropdown" }, name: string, heading: Html): Html {
  const { options, multiple, default: first } = field.attributes;
  const isRequired = field.validations.required;
  if (multiple)
    return html`<fieldset ${isRequired && trusted("data-required")}>
      <legend>${heading}</legend>
      ${options.map(
        (option) =>
          html`<label class="check"
            ><input type="checkbox" name="${name}" value="${option}" />
            <span>${option}</span></label
          >`,
      )}
    </fieldset>`;
  return html`<label class="field"
    >${heading}
    <select name="${name}" ${required(isRequired)}>
      <option value="">${isRequired ? "Choose an option" : "None"}</option>
      ${options.map(
        (option, index) =>
          html`<option ${index === first && trusted("selected")}>${option}</option>`,
      )}
    </select></label
  >`;
}

function required(isRequired: boolean): Content {
  return isRequired && trusted("required");
}
