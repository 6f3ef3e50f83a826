{{- define "seatkeeper.name" -}}
{{- if contains "seatkeeper" .Release.Name }}{{ .Release.Name | trunc 50 | trimSuffix "-" }}{{ else }}{{ printf "%s-seatkeeper" (.Release.Name | trunc 39 | trimSuffix "-") }}{{ end }}
{{- end }}

{{- define "seatkeeper.selector" -}}
app.kubernetes.io/name: seatkeeper
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end }}

{{/* A node's pods; the migration's have a component of their own and are no node. */}}
{{- define "seatkeeper.node" -}}
{{ include "seatkeeper.selector" . }}
app.kubernetes.io/component: node
{{- end }}

{{- define "seatkeeper.migration" -}}
{{ include "seatkeeper.selector" . }}
app.kubernetes.io/component: migration
{{- end }}

{{/* What objects have beside that. Pods do not: a new version of the chart alone replaces no node. */}}
{{- define "seatkeeper.labels" -}}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
helm.sh/chart: {{ printf "%s-%s" .Chart.Name .Chart.Version | replace "+" "_" }}
{{- end }}

{{- define "seatkeeper.image" -}}
{{ .Values.image.repository }}{{ if .Values.image.digest }}@{{ .Values.image.digest }}{{ else }}:{{ .Values.image.tag | default .Chart.AppVersion }}{{ end }}
{{- end }}

{{/* How much of a pod nodes and the migration share: who they are and what they may do. */}}
{{- define "seatkeeper.pod" -}}
automountServiceAccountToken: false
# Else Kubernetes adds variables for each Service, which begin with SEATKEEPER_ where one has that name.
enableServiceLinks: false
# The user is the image's, which has a number, or the one that the cluster assigns.
securityContext:
  runAsNonRoot: true
  seccompProfile:
    type: RuntimeDefault
{{- with .Values.imagePullSecrets }}
imagePullSecrets: {{- toYaml . | nindent 2 }}
{{- end }}
{{- with .Values.priorityClassName }}
priorityClassName: {{ . }}
{{- end }}
{{- with .Values.nodeSelector }}
nodeSelector: {{- toYaml . | nindent 2 }}
{{- end }}
{{- with .Values.tolerations }}
tolerations: {{- toYaml . | nindent 2 }}
{{- end }}
volumes:
  - name: tmp
    emptyDir:
      sizeLimit: 64Mi
  {{- with .Values.secrets.databaseAuthority }}
  {{- if .name }}
  - name: database-authority
    secret:
      secretName: {{ .name }}
      items:
        - {key: {{ .key }}, path: database-authority.pem}
  {{- end }}
  {{- end }}
{{- end }}

{{/* The same for both, so that a setting that is wrong fails the migration and replaces no node. */}}
{{- define "seatkeeper.container" -}}
image: {{ include "seatkeeper.image" . }}
imagePullPolicy: {{ .Values.image.pullPolicy }}
securityContext:
  allowPrivilegeEscalation: false
  readOnlyRootFilesystem: true
  capabilities:
    drop: [ALL]
resources: {{- toYaml .Values.resources | nindent 2 }}
volumeMounts:
  - name: tmp
    mountPath: /tmp
  {{- if .Values.secrets.databaseAuthority.name }}
  - name: database-authority
    mountPath: /etc/seatkeeper
    readOnly: true
  {{- end }}
env:
  {{- include "seatkeeper.secret" (list "SEATKEEPER_DATABASE_URL" .Values.secrets.databaseUrl) | nindent 2 }}
  {{- include "seatkeeper.secret" (list "SEATKEEPER_MASTER_KEY" .Values.secrets.masterKey) | nindent 2 }}
  {{- if .Values.secrets.smtpUrl.name }}
  {{- include "seatkeeper.secret" (list "SEATKEEPER_SMTP_URL" .Values.secrets.smtpUrl) | nindent 2 }}
  {{- end }}
  - name: SEATKEEPER_MIGRATE
    value: "false"
  - name: SEATKEEPER_HTTP_PORT
    value: "8080"
  - name: SEATKEEPER_MANAGEMENT_HOST
    value: 0.0.0.0
  - name: SEATKEEPER_MANAGEMENT_PORT
    value: "9090"
  {{- range $key, $value := .Values.settings }}
  - name: {{ $key }}
    value: {{ kindIs "slice" $value | ternary (join "," $value) (toString $value) | quote }}
  {{- end }}
{{- end }}

{{- define "seatkeeper.secret" -}}
- name: {{ first . }}
  valueFrom:
    secretKeyRef:
      name: {{ (last .).name }}
      key: {{ (last .).key }}
{{- end }}

{{/* Name servers and PostgreSQL: all that the migration needs, and a node's way in. */}}
{{- define "seatkeeper.egress" -}}
- to: {{- toYaml .Values.networkPolicy.dns.to | nindent 4 }}
  ports:
    - {protocol: UDP, port: {{ .Values.networkPolicy.dns.port }}}
    - {protocol: TCP, port: {{ .Values.networkPolicy.dns.port }}}
- to: {{- toYaml .Values.networkPolicy.database.to | nindent 4 }}
  ports:
    - {protocol: TCP, port: {{ .Values.networkPolicy.database.port }}}
{{- end }}
