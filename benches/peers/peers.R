# Peers in R on the tasks of peers.rs: one line of JSON a task, its time the median of five. Takes strucchange where it is.

timed <- function(task, peer, work, run) {
  run()
  times <- sapply(1:5, function(i) {
    count <- 0
    start <- proc.time()[["elapsed"]]
    while (count == 0 || proc.time()[["elapsed"]] - start < 0.2) { run(); count <- count + 1 }
    (proc.time()[["elapsed"]] - start) / count
  })
  cat(sprintf('{"task": "%s", "peer": "%s", "work": "%s", "seconds": %e}\n', task, peer, work, median(times)))
}

version <- paste("R", getRversion())
sales <- c(96, 195, 238, 380, 1045, 1230, 1267, 1828, 1586, 1673, 1800, 1580, 1500)
cumulative <- function(t, m, p, q) m * (1 - exp(-(p + q) * t)) / (1 + q / p * exp(-(p + q) * t))
t <- 1:13
timed("bass", paste(version, "(nls)"), "Bass model of 13 years, one start", function()
  nls(sales ~ cumulative(t, m, p, q) - cumulative(t - 1, m, p, q), start = list(m = 17000, p = 0.01, q = 0.4)))
i <- 0:39
x <- 8 * i / 39
y <- 3 - 0.4 * x + 0.1 * ((i * 37) %% 19 - 9) / 5.5
set.seed(1)
timed("bootstrap", version, "10,000 resamples of 40 pairs, percentile interval", function() {
  at <- matrix(sample.int(40, 400000, TRUE), 40)
  xs <- matrix(x[at], 40); ys <- matrix(y[at], 40)
  dx <- sweep(xs, 2, colMeans(xs)); dy <- sweep(ys, 2, colMeans(ys))
  quantile(colSums(dx * dy) / colSums(dx^2), c(.025, .975))
})
if (suppressWarnings(suppressMessages(requireNamespace("strucchange", quietly = TRUE)))) {
  for (n in c(100, 500)) {
    i <- 0:(n - 1)
    x <- 0.5 * i
    y <- 1 - 0.4 * x + ifelse(i < n / 2, 0, 2) + ((i * 37) %% 19 - 9) / 5.5
    timed(sprintf("breaks-%d", n), paste(version, "strucchange", packageVersion("strucchange")),
          sprintf("all partitions to five breaks, n = %d", n),
          function() strucchange::breakpoints(y ~ x, h = 0.15, breaks = 5))
  }
}
