# Writes strucchange.csv. Run in this folder:  Rscript strucchange.R
# Each row: data set, minimum segment, number of breaks, item, position (break, or regime and coefficient), value.
suppressMessages({library(strucchange); library(sandwich)})
read <- function(name) read.csv(paste0(name, ".csv"), comment.char = "#")
cases <- list(
  list("nile", flow ~ 1, 0.15), list("nile", flow ~ 1, 0.25), list("realint", rate ~ 1, 0.15),
  list("sim_lin2", y ~ x, 0.15), list("sim_lin2", y ~ x, 20), list("sim_wright41", ln_price ~ ln_cum, 0.15))
rows <- list()
put <- function(...) rows[[length(rows) + 1]] <<- data.frame(...)
for (case in cases) {
  data <- read(case[[1]]); formula <- case[[2]]
  fit <- suppressWarnings(breakpoints(formula, h = case[[3]], data = data, breaks = 5))
  n <- fit$nobs; h <- if (case[[3]] < 1) floor(case[[3]] * n) else case[[3]]
  most <- min(5, ceiling(n / h) - 2)
  for (m in 0:most) {
    bp <- breakpoints(fit, breaks = m)
    say <- function(item, position, value)
      put(data = case[[1]], h = h, breaks = m, item = item, position = position, value = value)
    say("ssr", "", sum(residuals(fit, breaks = m)^2))
    say("bic", "", AIC(bp, k = log(n)))
    dates <- if (m > 0) bp$breakpoints else c()
    bounds <- c(0, dates, n)
    for (j in 0:m) {
      regime <- lm(formula, data = data[(bounds[j + 1] + 1):bounds[j + 2], ])
      for (k in seq_along(coef(regime))) {
        at <- paste(j + 1, k)
        say("coefficient", at, coef(regime)[k])
        say("std_error", at, sqrt(diag(vcov(regime)))[k])
        say("std_error_hc1", at, sqrt(diag(vcovHC(regime, type = "HC1")))[k])
      }
    }
    if (m == 0) next
    for (i in seq_along(dates)) say("break", i, dates[i])
    intervals <- function(name, ...) {
      ci <- suppressWarnings(confint(fit, breaks = m, ...)$confint)
      for (i in seq_along(dates)) { say(paste0(name, "_lower"), i, ci[i, 1]); say(paste0(name, "_upper"), i, ci[i, 3]) }
    }
    intervals("het95", level = 0.95)
    intervals("het90", level = 0.90)
    intervals("hom95", level = 0.95, het.reg = FALSE, het.err = FALSE)
    intervals("hc1_95", level = 0.95, vcov. = function(x) vcovHC(x, type = "HC1"))
  }
  f <- Fstats(formula, from = h, to = n - h, data = data)
  put(data = case[[1]], h = h, breaks = 1, item = "sup_f", position = "", value = max(f$Fstats))
}
table <- do.call(rbind, rows)
table$value <- format(table$value, digits = 15, trim = TRUE, scientific = NA)
table$value <- vapply(do.call(rbind, rows)$value, function(v) format(v, digits = 15), "")
out <- file("strucchange.csv", "w")
writeLines(paste0("# ", R.version.string, ", strucchange ", packageVersion("strucchange"), ", sandwich ", packageVersion("sandwich"), "; by strucchange.R"), out)
write.csv(table, out, row.names = FALSE, quote = FALSE)
close(out)
