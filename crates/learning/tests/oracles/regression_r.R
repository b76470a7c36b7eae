# Regression, diagnostics and exact bootstrap on the author's DRAM panel and on a synthetic series.
suppressMessages(library(sandwich))
d <- read.csv("../../../../data/author_dram_panel.csv")
x <- log(d$cumulative_eb); y <- log(d$price_usd_per_gb)
m <- lm(y ~ x); s <- summary(m)
o <- function(k, v) cat(sprintf('  "%s": [%s]', k, paste(sprintf("%.17g", v), collapse=", ")))
cat("{\n")
o("coefficients", coef(m)); cat(",\n")
o("classical", sqrt(diag(vcov(m)))); cat(",\n")
o("p_values", s$coefficients[,4]); cat(",\n")
o("interval_95", confint(m)[2,]); cat(",\n")
o("hc3", sqrt(diag(vcovHC(m, type="HC3")))); cat(",\n")
for (L in c(0,3,8)) { o(paste0("newey_west_", L), sqrt(diag(NeweyWest(m, lag=L, prewhite=FALSE, adjust=TRUE)))); cat(",\n") }
dx <- diff(x); dy <- diff(y); fd <- lm(dy ~ dx)
o("first_difference", c(coef(fd), sqrt(diag(vcov(fd))))); cat(",\n")
e <- resid(m); o("durbin_watson", sum(diff(e)^2)/sum(e^2)); cat(",\n")
o("cook", cooks.distance(m)); cat(",\n")
o("hat", hatvalues(m)); cat(",\n")
o("rstudent", rstudent(m)); cat(",\n")
# Exact bootstrap of pairs at n = 6, all 6^6 ordered samples.
q <- log(c(0.0003685, 0.003714, 0.0403, 0.2006, 0.7411, 2.5)); p <- log(c(120,60,35,25,20,15))
g <- as.matrix(expand.grid(rep(list(1:6), 6)))
X <- matrix(q[g], ncol=6); Y <- matrix(p[g], ncol=6)
ok <- apply(g, 1, function(r) any(r != r[1])); X <- X[ok,]; Y <- Y[ok,]
xc <- X - rowMeans(X); yc <- Y - rowMeans(Y); sxx <- rowSums(xc^2)
b <- rowSums(xc*yc)/sxx; E <- yc - b*xc
hc1 <- sqrt(rowSums(xc^2*E^2)*6/4)/sxx
two <- apply(g[ok,], 1, function(r) length(unique(r))) == 2
a <- -b
m6 <- lm(p ~ q); ah <- -coef(m6)[2]
jack <- sapply(1:6, function(i) -coef(lm(p[-i] ~ q[-i]))[2])
u <- mean(jack) - jack; acc <- sum(u^3)/(6*sum(u^2)^1.5)
tie <- abs(a - ah) < 1e-12
z0 <- qnorm(mean(a < ah & !tie) + mean(tie)/2)
Q <- function(v, pr) sort(v)[ceiling(pr*length(v) - 1e-9)]
bca <- function(pr) { z <- qnorm(pr); Q(a, pnorm(z0 + (z0+z)/(1-acc*(z0+z)))) }
o("exact_estimate", ah); cat(",\n"); o("exact_acceleration", acc); cat(",\n"); o("exact_z0", z0); cat(",\n")
for (lev in c(0.8, 0.95)) { t <- (1-lev)/2
 o(paste0("percentile_", lev), c(Q(a,t), Q(a,1-t))); cat(",\n")
 o(paste0("basic_", lev), c(2*ah-Q(a,1-t), 2*ah-Q(a,t))); cat(",\n")
 o(paste0("bca_", lev), c(bca(t), bca(1-t))); cat(",\n")
 xs <- q-mean(q); es <- resid(m6); s0 <- sqrt(sum(xs^2*es^2)*6/4)/sum(xs^2)
 ts <- ((a - ah)/hc1)[!two]
 o(paste0("studentised_", lev), c(ah - s0*Q(ts,1-t), ah - s0*Q(ts,t))); cat(",\n") }
o("exact_std_error", sqrt(mean((a-mean(a))^2))); cat("\n}\n")
