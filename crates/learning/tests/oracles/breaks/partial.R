# Writes partial.csv. Run in this folder:  Rscript partial.R
# sim_lin2 with an intercept that breaks after 40 and 85 and a slope that does not.
suppressMessages(library(sandwich))
data <- read.csv("sim_lin2.csv", comment.char = "#")
regime <- factor(cut(data$t, c(0, 40, 85, 120)))
fit <- lm(y ~ 0 + regime + x, data = data)
pooled <- lm(y ~ x, data = data)
wald <- function(v) { r <- rbind(c(-1, 1, 0, 0), c(0, -1, 1, 0)); d <- r %*% coef(fit); drop(t(d) %*% solve(r %*% v %*% t(r)) %*% d) }
n <- nrow(data)
# The scaled statistic: (n - 3 - 1)/(n m) times the Wald statistic with variance SSR/n, and with HC1 on the projected regressors.
w <- residuals(lm(model.matrix(fit)[, 1:3] ~ 0 + x, data = data))
u <- residuals(fit)
bread <- solve(crossprod(w)); meat <- crossprod(w * u) * n / (n - 3)
hc <- bread %*% meat %*% bread
r <- rbind(c(-1, 1, 0), c(0, -1, 1)); d <- r %*% coef(fit)[1:3]
out <- data.frame(
  item = c(rep("coefficient", 4), rep("std_error", 4), rep("std_error_hc1", 4), "ssr", "f_homoskedastic", "f_white"),
  position = c(1:4, 1:4, 1:4, "", "", ""),
  value = c(coef(fit), sqrt(diag(vcov(fit))), sqrt(diag(vcovHC(fit, type = "HC1"))), sum(u^2),
    (n - 4) / (2 * n) * wald(vcov(fit) * (n - 4) / n), (n - 4) / (2 * n) * drop(t(d) %*% solve(r %*% hc %*% t(r)) %*% d)))
out$value <- vapply(out$value, function(v) format(v, digits = 15), "")
con <- file("partial.csv", "w")
writeLines(paste0("# ", R.version.string, ", sandwich ", packageVersion("sandwich"), "; by partial.R"), con)
write.csv(out, con, row.names = FALSE, quote = FALSE)
close(con)
