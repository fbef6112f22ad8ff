;;; argmap.el --- Argument maps in Emacs -*- lexical-binding: t -*-
;; Emacs 29 or later: load this file in your init file.
(define-derived-mode argmap-mode text-mode "argmap"
  "Argument maps drawn from texts."
  (setq-local comment-start "# " tab-width 2 indent-tabs-mode nil)
  (setq-local font-lock-defaults
              '((("^[ \t]*#.*$" . font-lock-comment-face)
                 ("^[ \t]*\\(map\\|source\\|speaker\\|section\\|question\\|claim\\|include\\|expect\\|quote\\|denial\\|suspicion\\|hope\\|mention\\|argued\\|because\\|but\\|unless\\|and\\|assumed\\|open\\)\\_>"
                  1 font-lock-keyword-face))
                t)))
(add-to-list 'auto-mode-alist '("\\.argmap\\'" . argmap-mode))
(with-eval-after-load 'eglot
  (add-to-list 'eglot-server-programs '(argmap-mode . ("argmap" "lsp"))))
(provide 'argmap)
;;; argmap.el ends here
